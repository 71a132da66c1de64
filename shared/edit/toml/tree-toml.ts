import { attachComments } from '../list/attach-comments.ts';
import type { Node, NodeStyle, Path, Range, Reason, Scalar } from '../types.ts';
import { type Entry, pairOf, type TomlFile, type TomlValue } from './read-toml.ts';

type Writable = { -readonly [K in keyof Node]: Node[K] } & { children: Writable[]; range: { start: number; end: number } };

/** A tree, and the pairs that stand in inline tables, in source order. */
export interface TomlTree {
  readonly root: Node;
  readonly inline: readonly Entry[];
}

/** What building reads from and adds to. */
interface Source {
  readonly text: string;
  readonly shift: number;
  readonly inline: Entry[];
}

/** The tree of a TOML text: tables are maps wherever their headers stand, `[[lists]]` are seqs of maps. */
export function buildTree(text: string, file: TomlFile): TomlTree {
  const source: Source = { text, shift: file.shift, inline: [] };
  const root = container({ id: '', path: [] }, 'map', { start: 0, end: text.length });
  const places: Places = new Map();
  const marks: Writable[] = [];
  const { entries } = file;
  let parents: readonly Writable[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.kind === 'header') marks.push(addHeader(places, root, entry));
    else {
      if (!isBeside(entry, entries[index - 1]) || parents.length === 0) parents = descend(places, root, { path: entry.path.slice(0, -1), range: entry });
      else for (const table of parents) if (table.range.end < entry.end) table.range.end = entry.end;
      const parent = parents.at(-1) ?? root;
      const node = valueNode(source, { value: entry.value, path: entry.path, parent, range: entry });
      node.keyRange = { start: entry.parts[0]?.start ?? entry.start, end: entry.parts.at(-1)?.end ?? entry.start };
      parent.children.push(node);
      marks.push(node);
    }
  }
  attachAll(text, file, { root, marks });
  return { root, inline: source.inline };
}

/** True for a pair that stands in the same table as the one before it. */
function isBeside(entry: Entry, before: Entry | undefined): boolean {
  if (before?.kind !== 'pair' || before.path.length !== entry.path.length) return false;
  for (let depth = 0; depth < entry.path.length - 1; depth += 1) if (entry.path[depth] !== before.path[depth]) return false;
  return true;
}

interface Place {
  readonly id: string;
  readonly path: Path;
}

function container({ id, path }: Place, kind: 'map' | 'seq', range: Range): Writable {
  return { id, path, kind, range: { start: range.start, end: range.end }, style: 'block', editable: true, children: [] };
}

function childId(parent: Place, segment: string | number): string {
  if (typeof segment === 'number' || (!segment.includes('/') && !segment.includes('~'))) return `${parent.id}/${segment}`;
  return `${parent.id}/${segment.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The tables and lists below each node, by name. */
type Places = Map<Writable, Map<string, Writable>>;

function adopt(places: Places, parent: Writable, node: Writable): void {
  parent.children.push(node);
  let known = places.get(parent);
  if (known === undefined) places.set(parent, (known = new Map<string, Writable>()));
  known.set(String(node.path.at(-1)), node);
}

interface Way {
  readonly path: Path;
  readonly range: Range;
}

/** The containers down to a path, made on the way where only what is below them is written. */
function descend(places: Places, root: Writable, { path, range }: Way): readonly Writable[] {
  let node = root;
  const trail = [root];
  for (const [depth, segment] of path.entries()) {
    const known = places.get(node)?.get(String(segment));
    if (known !== undefined) {
      if (known.range.end < range.end) known.range.end = range.end;
      node = known;
    } else {
      const place = { id: childId(node, segment), path: path.slice(0, depth + 1) };
      const made = container(place, typeof path[depth + 1] === 'number' ? 'seq' : 'map', range);
      adopt(places, node, made);
      node = made;
    }
    trail.push(node);
  }
  return trail;
}

/** Makes or finds the table of a header; gives a stand-in of the header's own range, for comments. */
function addHeader(places: Places, root: Writable, entry: Entry): Writable {
  const node = descend(places, root, { path: entry.path, range: entry }).at(-1) ?? root;
  node.keyRange ??= { start: entry.start, end: entry.end };
  return node;
}

interface Held {
  readonly value: TomlValue | undefined;
  readonly path: Path;
  readonly parent: Place;
  readonly range: Range;
}

function valueNode(source: Source, { value, path, parent, range }: Held): Writable {
  const { text, shift } = source;
  const valueRange = value === undefined ? { start: range.start, end: range.end } : { start: value.range[0] + shift, end: value.range[1] + shift };
  const node: Writable = { id: childId(parent, path.at(-1) ?? ''), path, kind: 'scalar', range: { start: range.start, end: range.end }, valueRange, editable: true, children: [] };
  if (value === undefined) return node;
  if (value.type === 'TOMLValue') {
    node.source = text.slice(valueRange.start, valueRange.end);
    node.style = styleOf(node.source);
    const decoded = scalarOf(value);
    if (decoded === undefined) return Object.assign(node, { kind: 'expr', editable: dateReason });
    node.value = decoded;
    return node;
  }
  node.kind = value.type === 'TOMLArray' ? 'seq' : 'map';
  node.style = text.slice(valueRange.start, valueRange.end).includes('\n') ? 'multiline' : 'flow';
  if (value.type === 'TOMLArray') {
    for (const [index, item] of value.elements.entries()) {
      const own = { start: item.range[0] + shift, end: item.range[1] + shift };
      node.children.push(valueNode(source, { value: item, path: [...path, index], parent: node, range: own }));
    }
  } else inlineTable(source, { table: value, node });
  return node;
}

interface Inline {
  readonly table: Extract<TomlValue, { type: 'TOMLInlineTable' }>;
  readonly node: Writable;
}

function inlineTable(source: Source, { table, node }: Inline): void {
  const places: Places = new Map();
  for (const item of table.body) {
    const pair = pairOf(item, node.path, source.shift);
    source.inline.push(pair);
    const parent = descendBelow(places, node, pair);
    const child = valueNode(source, { value: pair.value, path: pair.path, parent, range: pair });
    child.keyRange = { start: pair.parts[0]?.start ?? pair.start, end: pair.parts.at(-1)?.end ?? pair.start };
    parent.children.push(child);
  }
}

function descendBelow(places: Places, top: Writable, pair: Entry): Writable {
  let node = top;
  for (let depth = top.path.length; depth < pair.path.length - 1; depth += 1) {
    const segment = pair.path[depth] ?? '';
    let next = places.get(node)?.get(String(segment));
    if (next === undefined) {
      next = container({ id: childId(node, segment), path: pair.path.slice(0, depth + 1) }, 'map', pair);
      adopt(places, node, next);
    } else next.range.end = pair.end;
    node = next;
  }
  return node;
}

const dateReason: Reason = { code: 'EXPRESSION', message: 'This is a date or time; it can be replaced as source.' };

function scalarOf(value: Extract<TomlValue, { type: 'TOMLValue' }>): Scalar | undefined {
  return value.kind === 'string' || value.kind === 'boolean' || value.kind === 'integer' || value.kind === 'float' ? value.value as Scalar : undefined;
}

function styleOf(source: string): NodeStyle {
  if (source.startsWith('"""')) return 'multiline';
  if (source.startsWith("'''")) return 'literal';
  if (source.startsWith("'")) return 'single';
  return source.startsWith('"') ? 'double' : 'bare';
}

/** Comments belong to what stands on lines of its own: pairs and headers, in source order. */
function attachAll(text: string, file: TomlFile, { root, marks }: { readonly root: Writable; readonly marks: readonly Writable[] }): void {
  if (file.comments.length === 0) return;
  const stands = file.entries.map((entry, index): Writable => {
    const mark = marks[index];
    if (entry.kind === 'pair' && mark !== undefined) return mark;
    return { ...container({ id: '', path: [] }, 'map', entry), kind: 'scalar' };
  });
  const all: Writable = { ...container({ id: '', path: [] }, 'map', root.range), children: stands };
  attachComments(text, file.comments, all);
  if (all.comments !== undefined) root.comments = all.comments;
  for (const [index, stand] of stands.entries()) {
    const mark = marks[index];
    if (mark !== undefined && mark !== stand && stand.comments !== undefined) mark.comments = [...(mark.comments ?? []), ...stand.comments];
  }
}
