import { fail, type Result, succeed } from '../../errors/index.ts';
import { indentAt, lineBreakNear, lineEnd, lineStart, nextLine } from '../line-ends.ts';
import { findTrail } from '../find-node.ts';
import { continuedSplices } from './continued-value.ts';
import { moveChunk } from './move-lines.ts';
import { refuse } from '../reason.ts';
import type { PlanRequest } from '../adapter.ts';
import type { Node, NodeStyle, Operation, Reason, Splice, Value } from '../types.ts';

type Planned = Result<readonly Splice[], Reason>;

/** What a value is written like: the style and source of the one that stood there, and whether it stands on its own line or behind a host. */
export interface WrittenLike {
  readonly style: string | undefined;
  readonly place: 'line' | 'host';
  readonly source?: string | undefined;
}

/** What differs between the line formats. */
export interface LineFormat {
  /** A value as it is written in a style, or undefined where the format cannot hold it. */
  readonly encode: (value: string, like: WrittenLike) => string | undefined;
  readonly keyPattern: RegExp;
  readonly separator: string;
  readonly commentSign: string;
  readonly sections: boolean;
  /** True where lines under a section are hosts with variables. */
  readonly hosts: boolean;
  /** False where text after a value is always part of it. */
  readonly trailingComments: boolean;
}

const plain = { style: 'plain' } as const;

type Targeted = Exclude<Operation, { op: 'add-document' | 'remove-document' }>;

/** Plans an operation on a file whose entries are lines. */
export function planLines({ text, parsed, operation }: PlanRequest, format: LineFormat): Planned {
  const root = parsed.roots[0];
  if (operation.op === 'add-document' || operation.op === 'remove-document' || root === undefined) return refuse('UNSUPPORTED', 'This kind of file is one document.');
  const trail = (operation.document ?? 0) === 0 ? findTrail(root, operation.path) : undefined;
  if (trail === undefined) return refuse('NOT_FOUND', `There is nothing at ${operation.path.join('.')}.`);
  const unclear = trail.find((node) => node.editable !== true);
  if (unclear !== undefined && unclear.editable !== true) return fail(unclear.editable);
  return new LinePlanner(text, format).plan(trail, operation);
}

class LinePlanner {
  readonly text: string;
  readonly format: LineFormat;

  constructor(text: string, format: LineFormat) {
    this.text = text;
    this.format = format;
  }

  plan(trail: readonly Node[], operation: Targeted): Planned {
    switch (operation.op) {
      case 'set': return this.set(trail, operation.value);
      case 'insert': return this.insert(trail, operation);
      case 'rename': return this.rename(trail, operation.key);
      case 'delete': return this.remove(trail);
      case 'move': return this.move(trail, operation.index);
      case 'comment': return this.comment(trail, operation);
      case 'insert-item': case 'remove-item': case 'move-item': return refuse('NOT_A_SEQUENCE', 'This kind of file has no lists.', trail.at(-1)?.range);
      case 'add-block': case 'remove-block': case 'move-block': return refuse('UNSUPPORTED', 'This kind of file has no blocks.', trail.at(-1)?.range);
    }
  }

  private set(trail: readonly Node[], value: Value): Planned {
    const node = trail.at(-1);
    if (node?.kind !== 'scalar' || node.valueRange === undefined) return refuse('NOT_A_SCALAR', 'This is a section; only a single value can be set.', node?.range);
    if (node.style === 'multiline' && value !== '') return this.setContinued(node, value);
    const written = this.written(value, node, trail);
    if (written === undefined) return unrepresentable(node);
    // A bare key has no separator yet.
    const bare = node.valueRange.start === node.keyRange?.end;
    const close = node.style === 'empty' && written !== '' && /[#;]/.test(this.text[node.valueRange.end] ?? '') ? ' ' : '';
    return succeed([{ ...node.valueRange, text: close !== '' ? written + close : bare ? this.separatorLike(trail.at(-2)) + written : written }]);
  }

  private setContinued(node: Node, value: Value): Planned {
    if (value === null || typeof value === 'object') return unrepresentable(node);
    const lines = String(value).split('\n');
    const old = String(node.value).split('\n');
    const fits = (line: string): boolean => (line === '' ? old.includes('') : this.written(line, plain, []) !== undefined && !/^[#;[]/.test(line));
    if (!lines.every(fits)) return unrepresentable(node);
    const splices = continuedSplices(this.text, node, lines);
    return splices === undefined ? refuse('UNSUPPORTED', 'Comments stand between the lines of this value; change it in the text.', node.valueRange) : succeed(splices);
  }

  private written(value: Value, like: { readonly style?: NodeStyle; readonly source?: string }, trail: readonly Node[]): string | undefined {
    if (value === null || typeof value === 'object') return undefined;
    return this.format.encode(String(value), { style: like.style, source: like.source, place: trail.at(-2)?.style === 'flow' ? 'host' : 'line' });
  }

  private insert(trail: readonly Node[], { key, value, index }: Extract<Operation, { op: 'insert' }>): Planned {
    const parent = trail.at(-1);
    if (parent?.kind !== 'map') return refuse('NOT_A_MAPPING', 'This is a single value; no key can be put into it.', parent?.range);
    const twin = parent.children.find((child) => child.path.at(-1) === key);
    if (twin !== undefined) return refuse('KEY_EXISTS', `"${key}" is already there.`, twin.keyRange);
    const isMap = value !== null && typeof value === 'object';
    if (this.holdsHosts(parent)) return this.insertHost(parent, { key, value, index });
    if (this.format.hosts && parent.path.length === 0 && !isMap) return refuse('VALUE_UNREPRESENTABLE', 'An inventory holds groups of hosts, not single values.', parent.range);
    if (isMap) return this.insertSection(parent, { key, value, index });
    const host = parent.style === 'flow';
    const written = this.written(value, host ? {} : plain, [...trail, parent]);
    if (!this.format.keyPattern.test(key)) return refuse('VALUE_UNREPRESENTABLE', `"${key}" cannot be a name in this kind of file.`, parent.range);
    if (written === undefined) return unrepresentable(parent);
    const place = index ?? (parent.path.length === 0 ? globals(parent).length : parent.children.length);
    if (place < 0 || place > (parent.path.length === 0 ? globals(parent).length : parent.children.length)) return refuse('OUT_OF_RANGE', 'There are fewer entries here.', parent.range);
    if (host) return succeed([this.hostVariable(parent, { at: place, text: `${key}=${written}` })]);
    return succeed([this.entryLine(parent, place, key + this.separatorLike(parent) + written)]);
  }

  private holdsHosts(parent: Node): boolean {
    return this.format.hosts && parent.style === 'block' && parent.path.length === 1 && !String(parent.path[0]).endsWith(':vars');
  }

  private insertHost(group: Node, { key, value, index = group.children.length }: { key: string; value: Value; index: number | undefined }): Planned {
    const line = this.hostLine(key, value);
    if (line === undefined) return refuse('VALUE_UNREPRESENTABLE', 'A group of an inventory holds hosts; give the host a mapping of its variables.', group.range);
    if (index < 0 || index > group.children.length) return refuse('OUT_OF_RANGE', 'There are fewer hosts here.', group.range);
    return succeed([this.entryLine(group, index, line)]);
  }

  private hostLine(key: string, value: Value): string | undefined {
    if (value === null || typeof value !== 'object' || Array.isArray(value) || !/^[^\s#;=[\]]+$/.test(key)) return undefined;
    const words = [key];
    for (const [name, inner] of Object.entries(value as Record<string, Value>)) {
      const written = inner === null || typeof inner === 'object' ? undefined : this.format.encode(String(inner), { style: undefined, place: 'host' });
      if (written === undefined || !/^[\w.-]+$/.test(name)) return undefined;
      words.push(`${name}=${written}`);
    }
    return words.join(' ');
  }

  private hostVariable(host: Node, { at, text }: { at: number; text: string }): Splice {
    const next = host.children[at];
    if (next !== undefined) return insertion(next.range.start, `${text} `);
    return insertion(host.range.end, ` ${text}`);
  }

  private entryLine(parent: Node, at: number, line: string): Splice {
    const entries = parent.path.length === 0 ? globals(parent) : parent.children;
    const [previous, next] = [entries[at - 1], entries[at]];
    const eol = lineBreakNear(this.text, (previous ?? parent).range.start);
    if (previous !== undefined) {
      const end = lineEnd(this.text, previous.range.end);
      return insertion(end, eol + indentOf(this.text, previous) + line);
    }
    if (next !== undefined) return insertion(next.range.start, line + eol + indentOf(this.text, next));
    if (parent.path.length > 0) return insertion(lineEnd(this.text, parent.range.end), eol + line);
    const section = parent.children[0];
    if (section !== undefined) return insertion(this.topOf(section), `${line}${eol}${eol}`);
    const gap = this.text === '' || this.text === '\uFEFF' || this.text.endsWith('\n') ? '' : eol;
    return insertion(this.text.length, gap + line + eol);
  }

  private insertSection(parent: Node, { key, value, index }: { key: string; value: object; index: number | undefined }): Planned {
    if (!this.format.sections || parent.path.length > 0 || Array.isArray(value)) return refuse('VALUE_UNREPRESENTABLE', 'Only single values can stand here.', parent.range);
    if (index !== undefined && index !== parent.children.length) return refuse('UNSUPPORTED', 'A new section goes to the end of the file.', parent.range);
    if (/[\]\r\n]/.test(key) || key === '') return refuse('VALUE_UNREPRESENTABLE', `"${key}" cannot be the name of a section.`, parent.range);
    const eol = lineBreakNear(this.text, this.text.length);
    const lines: string[] = [`[${key}]`];
    for (const [name, inner] of Object.entries(value as Record<string, Value>)) {
      const line = this.format.hosts && !key.endsWith(':vars') ? this.hostLine(name, inner) : this.keyLine(parent, name, inner);
      if (line === undefined) return unrepresentable(parent);
      lines.push(line);
    }
    const gap = this.text.trim() === '' ? '' : this.text.endsWith('\n') ? eol : eol + eol;
    return succeed([insertion(this.text.length, gap + lines.join(eol) + eol)]);
  }

  private keyLine(parent: Node, name: string, value: Value): string | undefined {
    const written = this.written(value, plain, []);
    return written === undefined || !this.format.keyPattern.test(name) ? undefined : name + this.separatorLike(parent) + written;
  }

  private rename(trail: readonly Node[], key: string): Planned {
    const [parent, node] = [trail.at(-2), trail.at(-1)];
    if (node?.keyRange === undefined || parent === undefined) return refuse('NOT_FOUND', 'The file itself has no key.');
    const twin = parent.children.find((child) => child !== node && child.path.at(-1) === key);
    if (twin !== undefined) return refuse('KEY_EXISTS', `"${key}" is already there.`, twin.keyRange);
    const section = node.kind === 'map' && node.style === 'block';
    const kindOf = (name: string): string => (this.format.hosts ? /:(?:vars|children)$/.exec(name)?.[0] ?? '' : '');
    const fits = section ? !/[\]\r\n]/.test(key) && key !== '' && kindOf(key) === kindOf(String(node.path[0])) : this.format.keyPattern.test(key);
    return fits ? succeed([{ ...node.keyRange, text: key }]) : refuse('VALUE_UNREPRESENTABLE', `"${key}" cannot be a name here.`, node.keyRange);
  }

  private remove(trail: readonly Node[]): Planned {
    const [parent, node] = [trail.at(-2), trail.at(-1)];
    if (node === undefined || parent === undefined) return refuse('NOT_FOUND', 'The file itself cannot be deleted as an entry.');
    if (parent.style === 'flow') return succeed([removal(parent.children.indexOf(node) === 0 ? parent.keyRange?.end ?? node.range.start : (parent.children[parent.children.indexOf(node) - 1]?.range.end ?? node.range.start), node.range.end)]);
    if (node.kind === 'map' && node.style === 'block') return succeed([this.sectionLines(parent, node)]);
    return succeed([this.lines(node)]);
  }

  private lines(node: Node): Splice {
    const end = lineEnd(this.text, node.range.end);
    const start = lineStart(this.text, node.range.start);
    const from = start === 0 && this.text.startsWith('\uFEFF') ? 1 : start;
    if (end === this.text.length && from > 1) return removal(lineEnd(this.text, from - 1), end);
    const next = nextLine(this.text, end);
    const above = this.text.slice(lineStart(this.text, from - 1), from).trim() === '';
    // Of empty lines on both sides, those below go too.
    return removal(from, next + (from > 0 && above ? /^(?:[ \t]*\r?\n)*/.exec(this.text.slice(next))?.[0].length ?? 0 : 0));
  }

  /** A section with all its lines, up to the comments above the next one. */
  private sectionLines(root: Node, section: Node): Splice {
    const next = root.children[root.children.indexOf(section) + 1];
    return removal(this.topOf(section, true), next === undefined ? this.text.length : this.topOf(next));
  }

  private topOf(node: Node, own = false): number {
    const first = node.comments?.find(({ place }) => place === 'before')?.start ?? node.range.start;
    const start = lineStart(this.text, own ? node.range.start : first);
    return start === 0 && this.text.startsWith('\uFEFF') ? 1 : start;
  }

  private move(trail: readonly Node[], index: number): Planned {
    const [parent, node] = [trail.at(-2), trail.at(-1)];
    if (node === undefined || parent === undefined) return refuse('NOT_FOUND', 'The file itself cannot be moved.');
    const entries = parent.path.length === 0 ? globals(parent) : parent.children;
    if (node.kind === 'map' && node.style === 'block') return this.moveSection(parent, node, index);
    if (index < 0 || index >= entries.length) return refuse('OUT_OF_RANGE', `There are only ${entries.length} entries here.`, parent.range);
    const way = { from: entries.indexOf(node), to: index };
    if (way.to === way.from) return succeed([]);
    return succeed(parent.style === 'flow' ? this.moveWords(entries, way) : moveChunk(this.text, entries, way));
  }

  /** The variables of a host stand on one line. */
  private moveWords(entries: readonly Node[], { from, to }: { readonly from: number; readonly to: number }): readonly Splice[] {
    const order = entries.map((_, at) => at);
    order.splice(to, 0, ...order.splice(from, 1));
    return order.flatMap((source, place) => {
      const [target, entry] = [entries[place], entries[source]];
      return source === place || target === undefined || entry === undefined ? [] : [{ ...target.range, text: this.text.slice(entry.range.start, entry.range.end) }];
    });
  }

  /** A section goes with its lines and the comments above it; entries before the first section stay first. */
  private moveSection(root: Node, section: Node, index: number): Planned {
    const sections = root.children.slice(globals(root).length);
    const first = root.children.length - sections.length;
    if (index < first || index >= root.children.length) return refuse('OUT_OF_RANGE', `Sections stand at ${first} to ${root.children.length - 1} here.`, root.range);
    const way = { from: sections.indexOf(section), to: index - first };
    return succeed(way.from === way.to ? [] : moveChunk(this.text, sections, way));
  }

  private comment(trail: readonly Node[], { text: words, place }: Extract<Operation, { op: 'comment' }>): Planned {
    const node = trail.findLast((each, index) => trail[index - 1]?.style !== 'flow' && each.path.length > 0);
    if (node === undefined) return refuse('UNSUPPORTED', 'A comment needs an entry to stand at.');
    if (words.includes('\r') || words.includes('\0') || (place === 'after' && words.includes('\n'))) return refuse('VALUE_UNREPRESENTABLE', 'This comment does not fit on its line.', node.range);
    const sign = this.format.commentSign;
    const eol = lineBreakNear(this.text, node.range.start);
    if (place === 'before') {
      const indent = indentOf(this.text, node);
      const start = node.range.start;
      const top = node.comments?.find((comment) => comment.place === 'before')?.start ?? start;
      const lines = words === '' ? '' : words.split('\n').map((line) => `${sign} ${line}`.trimEnd() + eol + indent).join('');
      return succeed([{ start: top, end: start, text: lines }]);
    }
    if (!this.format.trailingComments || node.style === 'multiline') return refuse('UNSUPPORTED', 'In this kind of file a comment after a value would become part of it.', node.range);
    const end = node.kind === 'map' && node.style === 'block' ? (node.keyRange?.end ?? node.range.start) + 1 : node.range.end;
    return succeed([{ start: end, end: lineEnd(this.text, end), text: words === '' ? '' : `${/[ \t]/.test(this.text[end - 1] ?? '') ? '' : ' '}${sign} ${words}` }]);
  }

  private separatorLike(parent: Node | undefined): string {
    const sample = parent?.children.find((child) => child.kind === 'scalar' && child.keyRange !== undefined && child.valueRange !== undefined && child.valueRange.start > child.keyRange.end);
    const other = sample ?? parent?.children.flatMap((child) => child.children).find((child) => child.kind === 'scalar');
    if (other?.keyRange === undefined || other.valueRange === undefined) return this.format.separator;
    const written = this.text.slice(other.keyRange.end, other.valueRange.start);
    if (written.trim() === '') return this.format.separator;
    return other.style === 'empty' && !written.endsWith(' ') && written.startsWith(' ') ? `${written} ` : written;
  }
}

function globals(root: Node): readonly Node[] {
  return root.children.filter((child) => child.kind === 'scalar' || child.style === 'flow');
}

function indentOf(text: string, node: Node): string {
  return indentAt(text, node.range.start);
}

function unrepresentable(node: Node): Planned {
  return refuse('VALUE_UNREPRESENTABLE', 'This kind of file cannot hold this value here.', node.valueRange ?? node.range);
}

function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

function removal(start: number, end: number): Splice {
  return { start, end, text: '' };
}
