import { fail, type Result, succeed } from '../../errors/index.ts';
import { lineEnd } from '../line-ends.ts';
import { refuse } from '../reason.ts';
import type { Node, Reason, Splice, Value } from '../types.ts';
import { anchorCrossed, anchorInUse, keyAnchorInUse } from './anchors.ts';
import { emptyOut, insertLines, removeLines } from './block-entries.ts';
import type { FlowStyle } from './encode-scalar.ts';
import { type BlockPlace, encodeAfterDash, encodeAfterKey, encodeFlow, encodeKey, type Quoting } from './encode-value.ts';
import { insertInFlow, moveInFlow, removeFromFlow } from './flow-entries.ts';
import { endsUnfinished, entryTextEnd } from './entry-region.ts';
import { columnOf, type Layout, layoutAround } from './layout.ts';
import { moveLines } from './move-entry.ts';
import { isInFlow } from './plan-set.ts';

type Planned = Result<readonly Splice[], Reason>;

/** A new entry: of a mapping where it has a key, else of a list. */
export interface NewEntry {
  readonly key?: string;
  readonly value: Value;
  readonly index?: number | undefined;
}

/** Splices that put a new entry into the mapping or list that a trail ends in. */
export function planInsert(text: string, trail: readonly Node[], entry: NewEntry): Planned {
  const node = trail.at(-1);
  if (node === undefined) return refuse('NOT_FOUND', 'There is no such place.');
  const wrong = wrongParent(node, entry);
  if (wrong !== undefined) return fail(wrong);
  const index = entry.index ?? node.children.length;
  if (index < 0 || index > node.children.length) return refuse('OUT_OF_RANGE', `There are only ${node.children.length} entries here.`, node.range);
  if (node.style === 'empty') return fillEmpty(text, trail, entry);
  const quoting = quotingLike(text, node, isInFlow([...trail, node]));
  if (node.style === 'flow') {
    if (!/[[{]/.test(text[node.valueRange?.start ?? 0] ?? '')) return refuse('UNSUPPORTED', 'This is a single pair in a list; it cannot take another.', node.range);
    return succeed(insertInFlow(text, node, { index, entry: flowEntry(entry, quoting) }));
  }
  const previous = node.children[index - 1];
  if (previous !== undefined && endsUnfinished(text, previous)) return unfinished(previous);
  const column = columnOf(text, node.children[0]?.range.start ?? node.range.start);
  return succeed([insertLines(text, node, { index, lines: blockEntry(entry, { column, layout: layoutAt(text, trail, previous), quoting }) })]);
}

/** A block scalar that ends the file without a line break would read differently in different readers. */
function layoutAt(text: string, trail: readonly Node[], previous: Node | undefined): Layout {
  const layout = layoutAround(text, trail);
  return previous !== undefined && entryTextEnd(text, previous) === text.length ? { ...layout, blockScalars: false } : layout;
}

function unfinished(node: Node): Planned {
  return refuse('UNFINISHED_TEXT', 'The text that ends this file has no final line break, and readers would disagree on what adding one means; add it first.', node.range);
}

function wrongParent(node: Node, entry: NewEntry): Reason | undefined {
  if (node.editable !== true) return node.editable;
  const empty = node.kind === 'scalar' && node.style === 'empty';
  if (entry.key === undefined) {
    if (node.kind !== 'seq' && !empty) return { code: 'NOT_A_SEQUENCE', message: 'This is no list, so no item can be put into it.', range: node.range };
    return undefined;
  }
  if (node.kind !== 'map' && !empty) return { code: 'NOT_A_MAPPING', message: 'This is no mapping, so no key can be put into it.', range: node.range };
  return keyReason(node, entry.key);
}

function keyReason(node: Node, key: string): Reason | undefined {
  if (key === '<<') return { code: 'MERGE_KEY', message: 'The key << merges another mapping into this one; write it as text.', range: node.range };
  const twin = node.children.find((child) => String(child.path.at(-1)) === key);
  return twin === undefined ? undefined : { code: 'KEY_EXISTS', message: `The key "${key}" is already there.`, range: twin.keyRange ?? twin.range };
}

function flowEntry(entry: NewEntry, quoting: Quoting): string {
  const value = encodeFlow(entry.value, quoting);
  return entry.key === undefined ? value : `${encodeKey(entry.key, quoting.keys, true)}: ${value}`;
}

function blockEntry(entry: NewEntry, place: BlockPlace): string {
  if (entry.key === undefined) return `-${encodeAfterDash(entry.value, place)}`;
  return `${encodeKey(entry.key, place.quoting.keys, false)}:${encodeAfterKey(entry.value, place)}`;
}

/** `key:` becomes `key:` and a first line below it; `-` becomes `- key: value`. */
function fillEmpty(text: string, trail: readonly Node[], entry: NewEntry): Planned {
  const node = trail.at(-1);
  if (node?.valueRange === undefined) return refuse('NOT_FOUND', 'There is no such place.');
  const quoting: Quoting = { keys: 'plain', values: 'plain' };
  const at = node.valueRange.start;
  if (node.keyRange !== undefined && !text.slice(node.keyRange.end, at).includes(':')) return refuse('COMPLEX_KEY', 'This key has no colon, so nothing can be put under it.', node.range);
  if (isInFlow(trail)) {
    const inner = flowEntry(entry, quoting);
    return succeed([{ start: at, end: at, text: ` ${entry.key === undefined ? `[${inner}]` : `{${inner}}`}` }]);
  }
  const layout = layoutAround(text, trail);
  const own = columnOf(text, node.range.start);
  if (node.keyRange === undefined) {
    const fitting = lineEnd(text, at) === text.length ? { ...layout, blockScalars: false } : layout;
    return succeed([{ start: at, end: at, text: ` ${blockEntry(entry, { column: own + 2, layout: fitting, quoting })}` }]);
  }
  const column = own + (entry.key === undefined ? layout.listStep : layout.step);
  const end = lineEnd(text, at);
  const fitting = end === text.length ? { ...layout, blockScalars: false } : layout;
  return succeed([{ start: end, end, text: layout.eol + ' '.repeat(column) + blockEntry(entry, { column, layout: fitting, quoting }) }]);
}

function quotingLike(text: string, node: Node, flow: boolean): Quoting {
  const first = node.children[0];
  const keys = quoteAt(text, first?.keyRange?.start);
  const values = node.kind === 'seq' && first?.kind === 'scalar' ? quoteAt(text, first.valueRange?.start) : 'plain';
  return { keys, values: flow && keys === 'double' ? 'double' : values };
}

function quoteAt(text: string, offset: number | undefined): FlowStyle {
  const char = offset === undefined ? '' : text[offset];
  return char === '"' ? 'double' : char === "'" ? 'single' : 'plain';
}

/** Splices that take away the entry that a trail ends in. */
export function planRemove(text: string, trail: readonly Node[]): Planned {
  const [parent, child] = [trail.at(-2), trail.at(-1)];
  const root = trail[0];
  if (parent === undefined || child === undefined || root === undefined) return refuse('NOT_FOUND', 'A whole document cannot be deleted as an entry.');
  const used = anchorInUse(text, root, child);
  if (used !== undefined) return fail(used);
  const index = parent.children.indexOf(child);
  if (parent.style === 'flow') {
    if (!/[[{]/.test(text[parent.valueRange?.start ?? 0] ?? '')) return refuse('LAST_ENTRY', 'This is the only pair of a list item; remove the item.', child.range);
    return succeed(removeFromFlow(text, parent, index));
  }
  if (parent.children.length > 1) return succeed([removeLines(text, parent, index)]);
  const emptied = emptyOut(text, parent);
  return emptied === undefined ? refuse('LAST_ENTRY', 'This is the last entry here; delete what it stands in.', child.range) : succeed(emptied);
}

/** Splices that move the entry that a trail ends in to another index among its siblings. */
export function planMove(text: string, trail: readonly Node[], index: number): Planned {
  const [parent, child] = [trail.at(-2), trail.at(-1)];
  if (parent === undefined || child === undefined) return refuse('NOT_FOUND', 'A whole document cannot be moved as an entry.');
  if (index < 0 || index >= parent.children.length) return refuse('OUT_OF_RANGE', `There are only ${parent.children.length} entries here.`, parent.range);
  const from = parent.children.indexOf(child);
  if (from === index) return succeed([]);
  const passed = parent.children.slice(Math.min(from, index), Math.max(from, index) + 1).filter((node) => node !== child);
  const crossed = anchorCrossed(text, child, passed);
  if (crossed !== undefined) return fail(crossed);
  const cut = parent.style === 'flow' ? undefined : parent.children.find((node) => endsUnfinished(text, node));
  if (cut !== undefined && (cut === child || passed.includes(cut))) return unfinished(cut);
  const way = { from, to: index };
  return succeed(parent.style === 'flow' ? moveInFlow(text, parent, way) : moveLines(text, parent, way));
}

/** The splice that gives the entry that a trail ends in another key, quoted as the old one was. */
export function planRename(text: string, trail: readonly Node[], key: string): Planned {
  const [parent, child] = [trail.at(-2), trail.at(-1)];
  if (parent === undefined || child?.keyRange === undefined) return refuse('NOT_A_MAPPING', 'This is not an entry of a mapping, so it has no key.', child?.range);
  if (String(child.path.at(-1)) === key) return succeed([]);
  const wrong = keyReason(parent, key);
  if (wrong !== undefined) return fail(wrong);
  if (child.path.at(-1) === '<<') return refuse('MERGE_KEY', 'The key << merges another mapping into this one; change it as text.', child.keyRange);
  const used = keyAnchorInUse(text, trail[0] ?? parent, child);
  if (used !== undefined) return fail(used);
  const old = text.slice(child.keyRange.start, child.keyRange.end);
  if (/^[|>]/.test(old) || old === '') return refuse('COMPLEX_KEY', 'This key is a block of text; change it as text.', child.keyRange);
  return succeed([{ ...child.keyRange, text: encodeKey(key, quoteAt(text, child.keyRange.start), isInFlow(trail)) }]);
}
