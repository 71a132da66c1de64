import { composeSplices } from './splices.ts';
import { findTrail } from './find-node.ts';
import { matchDocument, matchIndex, matchPath, type TwoDocuments } from './match-path.ts';
import { mergeText } from './merge-text.ts';
import { asPlan, editDocument } from './plan-edits.ts';
import { readDocument, readingOf } from './read-document.ts';
import type { Conflict, EditDocument, Node, Operation, Path, Plan, Splice } from './types.ts';
import { addedTwice, hasOnlyLost } from './merge-added.ts';
import { holdsValue, sameNode } from './verify-edit.ts';

/** My text and the base it was made from, their newer text, and the operations that made mine (none: it was typed). */
export interface ReanchorRequest {
  readonly path: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly operations?: readonly Operation[];
}

/** A plan on their text with everything that did not conflict, and one conflict for each place that both sides changed. */
export interface Reanchored {
  readonly plan: Plan;
  readonly conflicts: readonly Conflict[];
}

/** Brings edits onto a newer text: operations field by field (a moved or renumbered place is no conflict), typed text by lines. Never throws. */
export function reanchor({ path, base, mine, theirs, operations }: ReanchorRequest): Reanchored {
  if (mine === theirs || base === mine) return { plan: asPlan(theirs, []), conflicts: [] };
  const newer = readDocument(path, theirs);
  const older = readDocument(path, base);
  if (operations === undefined || newer.readOnly !== undefined || older.readOnly !== undefined) return byLines({ path, base, mine, theirs }, newer);
  return byFields(older, newer, operations);
}

function byLines(texts: Omit<ReanchorRequest, 'operations'>, newer: EditDocument): Reanchored {
  const merge = mergeText(texts);
  const plan = asPlan(texts.theirs, merge.splices);
  const conflicts: readonly Conflict[] = merge.conflicts.map((conflict) => ({ document: 0, path: [], ...conflict }));
  if (conflicts.length > 0 || newer.readOnly !== undefined) return { plan, conflicts };
  const merged = readDocument(texts.path, plan.text);
  if (merged.readOnly === undefined || readDocument(texts.path, texts.mine).readOnly !== undefined) return { plan, conflicts };
  const whole = { start: 0, end: texts.theirs.length };
  return { plan: asPlan(texts.theirs, []), conflicts: [{ document: 0, path: [], base: texts.base, mine: texts.mine, theirs: texts.theirs, range: whole }] };
}

/** Both lines of history, my operations applied to each as far as they went. */
interface Progress {
  readonly mine: EditDocument;
  readonly theirs: EditDocument;
  readonly splices: readonly Splice[];
  readonly conflicts: readonly Conflict[];
}

function byFields(older: EditDocument, newer: EditDocument, operations: readonly Operation[]): Reanchored {
  let progress: Progress = { mine: older, theirs: newer, splices: [], conflicts: [] };
  for (const operation of operations) progress = step(progress, operation);
  return { plan: asPlan(newer.text, progress.splices, progress.theirs.text), conflicts: progress.conflicts };
}

function step(progress: Progress, operation: Operation): Progress {
  const reading = readingOf(progress.theirs);
  const ahead = editDocument(progress.mine, [operation]);
  if (reading === undefined || !ahead.ok) return progress;
  const mine = ahead.value.document;
  const two: TwoDocuments = { adapter: reading.adapter, from: progress.mine, to: progress.theirs };
  const moved = moveOperation(two, operation, mine);
  if (moved === 'done') return { ...progress, mine };
  const conflict = (): Progress => ({ ...progress, mine, conflicts: withConflict(progress.conflicts, conflictAt(two, operation, mine)) });
  if (moved === 'conflict') return conflict();
  const edited = editDocument(progress.theirs, [moved]);
  if (!edited.ok) return conflict();
  return { mine, theirs: edited.value.document, splices: composeSplices(progress.splices, edited.value.plan.splices), conflicts: progress.conflicts };
}

type Moved = Operation | 'done' | 'conflict';

function moveOperation(two: TwoDocuments, operation: Operation, mine: EditDocument): Moved {
  if (operation.op === 'add-document') return { op: 'add-document', value: operation.value };
  const document = matchDocument(two, operation.document ?? 0);
  if (operation.op === 'remove-document') return document === undefined ? 'done' : { op: 'remove-document', document };
  const roots = document === undefined ? undefined : rootsOf(two, operation.document ?? 0, document);
  if (document === undefined || roots === undefined) return 'conflict';
  const path = matchPath(two, roots, operation.path);
  if (path === undefined) return isRemoval(operation) ? 'done' : renamedAlready(two, roots, operation) ? 'done' : 'conflict';
  const [old, now] = [findTrail(roots[0], operation.path)?.at(-1), findTrail(roots[1], path)?.at(-1)];
  if (old === undefined || now === undefined) return 'conflict';
  const twin = operation.op === 'insert-item' || operation.op === 'add-block' ? addedTwice(two, { operation, nodes: [old, now], mine: mine.roots[operation.document ?? 0] }) : undefined;
  if (twin !== undefined) return twin;
  return atPlace(two, { operation, document, path, nodes: [old, now], parents: [parentOf(roots[0], operation.path), parentOf(roots[1], path)] });
}

type Targeted = Exclude<Operation, { op: 'add-document' | 'remove-document' }>;

interface Placed {
  readonly operation: Targeted;
  readonly document: number;
  readonly path: Path;
  readonly nodes: readonly [Node, Node];
  readonly parents: readonly [Node | undefined, Node | undefined];
}

function atPlace(two: TwoDocuments, { operation, document, path, nodes, parents }: Placed): Moved {
  const place = { document, path };
  const [old, now] = nodes;
  switch (operation.op) {
    case 'set':
      if (holdsValue(two.adapter, now, operation.value, operation.expression)) return 'done';
      return sameNode(two.adapter, old, now) ? { ...operation, ...place } : 'conflict';
    case 'insert': {
      const twin = now.children.find((child) => String(child.path.at(-1)) === operation.key);
      if (twin !== undefined) return holdsValue(two.adapter, twin, operation.value, operation.expression) ? 'done' : 'conflict';
      return { ...operation, ...place, ...indexIn(two, nodes, operation.index) };
    }
    case 'insert-item': case 'add-block': return { ...operation, ...place, ...indexIn(two, nodes, operation.index) };
    case 'delete': case 'remove-item': case 'remove-block': return hasOnlyLost(two.adapter, old, now) ? { ...operation, ...place } : 'conflict';
    case 'move': case 'move-item': case 'move-block': {
      const [parent, other] = parents;
      return parent === undefined || other === undefined ? 'conflict' : { ...operation, ...place, index: Math.min(matchIndex(two, [parent, other], operation.index), other.children.length - 1) };
    }
    case 'rename': case 'comment': return { ...operation, ...place };
  }
}

function indexIn(two: TwoDocuments, nodes: readonly [Node, Node], index: number | undefined): { readonly index?: number } {
  return index === undefined ? {} : { index: matchIndex(two, nodes, index) };
}

function isRemoval(operation: Targeted): boolean {
  return operation.op === 'delete' || operation.op === 'remove-item' || operation.op === 'remove-block';
}

function renamedAlready(two: TwoDocuments, roots: readonly [Node, Node], operation: Targeted): boolean {
  if (operation.op !== 'rename') return false;
  return matchPath(two, roots, operation.path.slice(0, -1)) !== undefined && findTrail(roots[1], [...operation.path.slice(0, -1), operation.key]) !== undefined;
}

function rootsOf(two: TwoDocuments, from: number, to: number): readonly [Node, Node] | undefined {
  const [old, now] = [two.from.roots[from], two.to.roots[to]];
  return old === undefined || now === undefined ? undefined : [old, now];
}

function parentOf(root: Node, path: Path): Node | undefined {
  return findTrail(root, path)?.at(-2);
}

function conflictAt(two: TwoDocuments, operation: Operation, mine: EditDocument): Conflict {
  if (operation.op === 'add-document' || operation.op === 'remove-document') return { document: 0, path: [] };
  const document = operation.document ?? 0;
  const path = operation.op === 'insert' ? [...operation.path, operation.key] : operation.path;
  const target = matchDocument(two, document);
  const roots = target === undefined ? undefined : rootsOf(two, document, target);
  const other = roots === undefined ? undefined : findTrail(roots[1], matchPath(two, roots, operation.path) ?? path)?.at(-1);
  const theirs = operation.op === 'insert' ? other?.children.find((child) => String(child.path.at(-1)) === operation.key) : other;
  const texts = {
    base: valueText(two.from, document, path), mine: valueText(mine, document, path),
    theirs: theirs === undefined ? undefined : textOf(two.to, theirs), range: theirs?.valueRange ?? theirs?.range,
  };
  return { document, path, ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined)) };
}

function valueText(document: EditDocument, index: number, path: Path): string | undefined {
  const root = document.roots[index];
  const node = root === undefined ? undefined : findTrail(root, path)?.at(-1);
  return node === undefined ? undefined : textOf(document, node);
}

function textOf(document: EditDocument, node: Node): string {
  const { start, end } = node.valueRange ?? node.range;
  return document.text.slice(start, end);
}

function withConflict(conflicts: readonly Conflict[], conflict: Conflict): readonly Conflict[] {
  const same = conflicts.some((each) => each.document === conflict.document && each.path.join('\0') === conflict.path.join('\0'));
  return same ? conflicts : [...conflicts, conflict];
}
