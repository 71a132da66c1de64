import type { Reparsed, ReparseRequest } from '../adapter.ts';
import type { Node } from '../types.ts';
import { childAt, childTokens, lazyRoot, type Scan, scanOf } from './lazy-tree.ts';
import { at, flag, scanTokens, type Tokens, width } from './scan-tokens.ts';

/** What the new text was read to, for planning the next edit. */
export interface Adopted {
  readonly root: Node;
  readonly tokens: Tokens;
}

/**
 * Scans the whole new text, and finds the children of one container that splices touch; every other value must have come out as it was,
 * number by number, at most moved. Undefined where that is not so, or where the text has problems: the trees are then compared in full.
 */
export function rereadJson({ parsed, splices, before, after }: ReparseRequest, { strict, adopt }: { readonly strict: boolean; readonly adopt: (adopted: Adopted) => void }): Reparsed | undefined {
  const [root] = parsed.roots;
  const [first, last] = [splices[0], splices.at(-1)];
  const old = root && scanOf(root);
  if (root === undefined || old === undefined || first === undefined || last === undefined || parsed.problems.length > 0) return undefined;
  const tokens = scanTokens(after, strict);
  if (tokens === undefined) return undefined;
  const trail = trailTo(old, first.start, last.end);
  const container = trail.at(-1);
  if (container === undefined) return undefined;
  const now = { scanned: { ...tokens, text: after }, token: container.token };
  const run = touchedRun(container, first.start, last.end);
  const shift = { chars: after.length - before.length, tokens: tokens.list.length - old.scanned.list.length };
  const grown = (tokens.list[now.token + at.count] ?? 0) - run.tokens.length;
  if (!sameOutside({ old: old.scanned.list, now: tokens.list, ancestors: new Set(trail.map(({ token }) => token)), container: now.token }, run, shift)) return undefined;
  const node = nodeAt(root, trail);
  const whole = (): { readonly roots: readonly Node[]; readonly problems: readonly [] } => {
    const fresh = lazyRoot(after, tokens);
    adopt({ root: fresh, tokens });
    return { roots: [fresh], problems: [] };
  };
  return { before: cutDown(node, container, run), after: cutDown(node, now, { ...run, tokens: childTokens(now), end: run.end + grown }), offset: run.first, whole };
}

/** The containers around a stretch of the text, from the root down; the stretch lies between the brackets of each. */
function trailTo({ scanned, token: root }: Scan, start: number, end: number): Scan[] {
  const { list } = scanned;
  const trail: Scan[] = [];
  for (let token = root, until = root + width; token < until;) {
    if ((list[token + at.end] ?? 0) <= start) token = list[token + at.next] ?? until;
    else if (((list[token + at.flags] ?? 0) & flag.kinds) >= flag.map && (list[token + at.start] ?? 0) < start && end < (list[token + at.end] ?? 0)) {
      trail.push({ scanned, token });
      until = list[token + at.next] ?? until;
      token += width;
    } else break;
  }
  return trail;
}

interface Run {
  /** The tokens of all children. */
  readonly tokens: Int32Array;
  /** The touched ones: from the first to before `end`. */
  readonly first: number;
  readonly end: number;
}

/** The children that a stretch touches, and one more on either side: a comment between two may be about either. */
function touchedRun(container: Scan, start: number, end: number): Run {
  const { list } = container.scanned;
  const tokens = childTokens(container);
  const touched = tokens.findIndex((token) => (list[token + at.end] ?? 0) >= start);
  const first = touched < 0 ? tokens.length : touched;
  const after = tokens.findIndex((token, index) => index >= first && startOf(list, token) > end);
  return { tokens, first: Math.max(0, first - 1), end: after < 0 ? tokens.length : after + 1 };
}

function startOf(list: Int32Array, token: number): number {
  const keyStart = list[token] ?? -1;
  return keyStart < 0 ? list[token + at.start] ?? 0 : keyStart;
}

interface Lists {
  readonly old: Int32Array;
  readonly now: Int32Array;
  readonly ancestors: ReadonlySet<number>;
  readonly container: number;
}

interface Shift {
  readonly chars: number;
  readonly tokens: number;
}

function sameOutside(lists: Lists, { tokens, first, end }: Run, shift: Shift): boolean {
  const { old, now, ancestors, container } = lists;
  const after = old[container + at.next] ?? 0;
  const [from, until] = [tokens[first] ?? after, tokens[end] ?? after];
  for (let token = 0; token < from; token += width) {
    if (ancestors.has(token) ? !sameAncestor(lists, token, shift) : !sameToken(old, now, { token, other: token, chars: 0, tokens: 0 })) return false;
  }
  for (let token = until; token < old.length; token += width) {
    if (!sameToken(old, now, { token, other: token + shift.tokens, ...shift })) return false;
  }
  return true;
}

interface Pair extends Shift {
  readonly token: number;
  readonly other: number;
}

function sameToken(old: Int32Array, now: Int32Array, { token, other, chars, tokens }: Pair): boolean {
  const keyed = (old[token] ?? -1) >= 0 ? chars : 0;
  return now[other] === (old[token] ?? 0) + keyed && now[other + at.keyEnd] === (old[token + at.keyEnd] ?? 0) + keyed
    && now[other + at.start] === (old[token + at.start] ?? 0) + chars && now[other + at.end] === (old[token + at.end] ?? 0) + chars
    && now[other + at.next] === (old[token + at.next] ?? 0) + tokens && now[other + at.flags] === old[token + at.flags] && now[other + at.count] === old[token + at.count];
}

/** A container around the touched values is longer or shorter, and the innermost may have more children or fewer; nothing else of it differs. */
function sameAncestor({ old, now, container }: Lists, token: number, { chars, tokens }: Shift): boolean {
  return now[token] === old[token] && now[token + at.keyEnd] === old[token + at.keyEnd] && now[token + at.start] === old[token + at.start]
    && now[token + at.end] === (old[token + at.end] ?? 0) + chars && now[token + at.next] === (old[token + at.next] ?? 0) + tokens
    && ((now[token + at.flags] ?? 0) & ~flag.multiline) === ((old[token + at.flags] ?? 0) & ~flag.multiline)
    && (token === container || now[token + at.count] === old[token + at.count]);
}

function nodeAt(root: Node, trail: readonly Scan[]): Node {
  let node = root;
  for (const [depth, step] of trail.slice(1).entries()) {
    const parent = trail[depth];
    if (parent !== undefined) node = childAt(parent, step.token, { parent: node, index: childTokens(parent).indexOf(step.token) });
  }
  return node;
}

/** A container with the touched children alone. */
function cutDown({ id, path, kind, range, valueRange = range }: Node, container: Scan, { tokens, first, end }: Run): Node {
  const children = Array.from(tokens.subarray(first, end), (token, index) => childAt(container, token, { parent: { id, path }, index: first + index }));
  return { id, path, kind, range, valueRange, editable: true, children };
}
