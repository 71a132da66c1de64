import type { Node, NodeStyle, Path, Range, Scalar } from '../types.ts';
import { commentsOf } from './attach-comments.ts';
import { aliasReason } from './build-node.ts';
import { readBlockScalar } from './read-block-scalar.ts';
import { readQuotedLines } from './read-quoted-lines.ts';
import { readProperties } from './read-properties.ts';
import { resolvePlain } from './resolve-plain.ts';
import type { Chunk } from './split-documents.ts';

/** Thrown where a text leaves the simple subset; the full parser then reads it from the start. */
class NotSimple extends Error {}

interface Entry {
  readonly path: Path;
  readonly id: string;
  readonly start: number;
  readonly key: Range | undefined;
  readonly tag?: string;
  readonly anchor?: string;
}

const plainKey = /(?:<<|[A-Za-z0-9_.$/](?:[\w.$/@*()[\]+~-]|:(?![ \n]|$)| (?=[\w.$/(]))*)(?=:(?:[ \n]|$))/y;
const flowKey = /(?:<<|[A-Za-z0-9_.$/][\w.$/@-]*)(?=:(?:[ \n]|$))/y;
const quotedKey = /(?:"[^"\\\n\t]*"|'[^'\n\t]*')(?=:(?:[ \n]|$))/y;
const doubleQuoted = /"(?:[^"\\\n\t]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
const singleQuoted = /'(?:[^'\n\t]|'')*'(?!')/y;
// Not trim(): YAML's blanks are spaces and tabs alone, and tabs are not simple.
// Looked for from the first space of a run alone: from each, a long run in the middle would cost its square.
const trailing = /(?<! ) +$/;
const flowPlain = /[\w./@$+=~^<-][\w./@$+=~^<>|*! -]*/y;

const aliasPattern = /\*[\w.-]+(?=[ \n,\]}]|$)/y;
// oxlint-disable-next-line no-control-regex -- what YAML 1.2.2 calls unprintable is for the full parser to judge
const unusual = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]|\r(?!\n)/;

/**
 * Reads one document that uses only what most files do (block mappings and lists, scalars, block scalars, brackets, anchors, aliases and
 * tags of its own), many times faster than the full parser, to exactly the same tree; undefined for every other text, right or wrong.
 */
export function readSimple(text: string, chunk: Chunk, id: string): Node | undefined {
  return guarded(text, chunk, (lines) => new SimpleReader(text, lines, chunk).document(id));
}

/** Where a stretch of a block collection stands: its first line's start, and the collection's path and id. */
export interface SimplePlace extends Chunk {
  readonly line: number;
  readonly path: Path;
  readonly id: string;
}

/** As `readSimple`, for the entries of one block collection; its aliases may name anchors that stand before them. */
export function readSimpleEntries(text: string, place: SimplePlace): Node | undefined {
  return guarded(text, place, (lines) => new SimpleReader(text, lines, place).entries(place));
}

function guarded(text: string, { start, end }: Chunk, read: (lines: string) => Node): Node | undefined {
  const part = text.slice(start, end);
  if (unusual.test(part)) return undefined;
  try {
    return read(part.includes('\r') ? withoutReturns(text) : text);
  } catch (error) {
    // A deep text may also exhaust the stack; the full parser says so in its own way.
    if (error instanceof NotSimple || error instanceof RangeError) return undefined;
    throw error;
  }
}

/** The text that was read last, since its documents are read one by one. */
let lastReturns = { text: '', lines: '' };

/** A carriage return before a line feed means no more than a blank there. */
function withoutReturns(text: string): string {
  if (lastReturns.text !== text) lastReturns = { text, lines: text.replaceAll('\r\n', ' \n') };
  return lastReturns.lines;
}

class SimpleReader {
  /** The text with a blank for each carriage return; and as it is. */
  readonly text: string;
  readonly whole: string;
  readonly end: number;
  /** The line of the next content: where it begins, its first character, its column. */
  line: number;
  at: number;
  column = 0;
  /** The column of what the brackets at hand belong to. */
  flowColumn = -1;
  /** Names of anchors met; undefined where others stand before what is read. */
  anchors: Set<string> | undefined = new Set();

  constructor(whole: string, text: string, chunk: Chunk) {
    this.text = text;
    this.whole = whole;
    this.end = chunk.end;
    this.line = chunk.start;
    this.at = chunk.start;
  }

  entries({ line, start, path, id }: SimplePlace): Node {
    this.anchors = undefined;
    this.toContent(start);
    if (this.line === start) {
      this.line = line;
      this.column = this.at - line;
    }
    if (this.at >= this.end) throw new NotSimple();
    const root = this.block({ path, id, start: this.at, key: undefined });
    if (this.at < this.end) throw new NotSimple();
    return root;
  }

  document(id: string): Node {
    this.toContent(this.line);
    if (this.text.startsWith('---', this.at) && this.column === 0) {
      const tail = this.lineTail(this.at + 3);
      if (tail === undefined) throw new NotSimple();
      this.toContent(tail);
    }
    if (this.at >= this.end) throw new NotSimple();
    const root = this.block({ path: [], id, start: this.at, key: undefined });
    if (this.at < this.end) throw new NotSimple();
    return root;
  }

  /** Moves to the first content at or after the beginning of a line. */
  private toContent(from: number): void {
    let line = from;
    for (;;) {
      let at = line;
      while (this.text.charCodeAt(at) === 0x20) at++;
      const code = at < this.end ? this.text.charCodeAt(at) : -1;
      if (code === 0x0a || code === 0x23) {
        const next = this.text.indexOf('\n', at);
        if (next < 0 || next >= this.end) {
          this.line = this.at = this.end;
          this.column = -1;
          return;
        }
        line = next + 1;
        continue;
      }
      if (code === 0x09) throw new NotSimple();
      this.line = line;
      this.at = Math.min(at, this.end);
      this.column = code < 0 ? -1 : at - line;
      return;
    }
  }

  /** The beginning of the next line where only blanks and a comment follow, else undefined. */
  private lineTail(from: number): number | undefined {
    let at = from;
    while (this.text.charCodeAt(at) === 0x20) at++;
    if (at >= this.end) return this.end;
    const code = this.text.charCodeAt(at);
    if (code === 0x0a) return at + 1;
    if (code !== 0x23 || at === from) return undefined;
    const next = this.text.indexOf('\n', at);
    return next < 0 || next >= this.end ? this.end : next + 1;
  }

  private isDash(at: number): boolean {
    if (this.text.charCodeAt(at) !== 0x2d) return false;
    const next = this.text.charCodeAt(at + 1);
    return at + 1 >= this.end || next === 0x20 || next === 0x0a;
  }

  private block(entry: Entry): Node {
    return this.isDash(this.at) ? this.seq(entry, this.column) : this.map(entry, this.column);
  }

  private map(entry: Entry, column: number): Node {
    const children: Node[] = [];
    const keys = new Set<string>();
    do {
      const key = this.key();
      if (key === undefined || keys.has(key.segment)) throw new NotSimple();
      keys.add(key.segment);
      const id = `${entry.id}/${/[~/]/.test(key.segment) ? key.segment.replaceAll('~', '~0').replaceAll('/', '~1') : key.segment}`;
      children.push(this.value({ path: [...entry.path, key.segment], id, start: key.range.start, key: key.range }, key.range.end + 1, column));
    } while (this.column === column && !this.isDash(this.at));
    if (this.column > column || (this.column === column && entry.key === undefined && entry.path.length === 0)) throw new NotSimple();
    return this.collection('map', entry, children);
  }

  private key(pattern = plainKey): { readonly segment: string; readonly range: Range } | undefined {
    pattern.lastIndex = this.at;
    if (pattern.test(this.text) && pattern.lastIndex <= this.end) {
      const range = { start: this.at, end: pattern.lastIndex };
      return { segment: this.text.slice(range.start, range.end), range };
    }
    quotedKey.lastIndex = this.at;
    if (!quotedKey.test(this.text)) return undefined;
    const range = { start: this.at, end: quotedKey.lastIndex };
    return { segment: this.text.slice(range.start + 1, range.end - 1), range };
  }

  private seq(entry: Entry, column: number): Node {
    const children: Node[] = [];
    do {
      const item: Entry = { path: [...entry.path, children.length], id: `${entry.id}/${children.length}`, start: this.at, key: undefined };
      let inner = this.at + 1;
      while (this.text.charCodeAt(inner) === 0x20) inner++;
      const first = this.at;
      this.at = inner;
      if (this.isDash(inner) || this.key() !== undefined) {
        this.column = inner - this.line;
        children.push(this.block(item));
      } else {
        this.at = first;
        children.push(this.value(item, first + 1, column));
      }
    } while (this.column === column && this.isDash(this.at));
    if (this.column > column) throw new NotSimple();
    return this.collection('seq', entry, children);
  }

  private collection(kind: 'map' | 'seq', entry: Entry, children: readonly Node[]): Node {
    const value = { start: children[0]?.range.start ?? entry.start, end: children.at(-1)?.range.end ?? entry.start };
    return this.node(kind, entry, { value, style: 'block', children });
  }

  private node(kind: Node['kind'], entry: Entry, { value, style, children = [], scalar }: { value: Range; style: NodeStyle; children?: readonly Node[]; scalar?: { readonly is: Scalar } }): Node {
    const node: { -readonly [K in keyof Node]: Node[K] } = {
      id: entry.id, path: entry.path, kind, range: { start: Math.min(entry.start, value.start), end: value.end }, valueRange: value, editable: true, children,
    };
    if (entry.key !== undefined) node.keyRange = entry.key;
    node.style = style;
    if (scalar !== undefined) {
      node.value = scalar.is;
      node.source = this.whole.slice(value.start, value.end);
    }
    if (entry.tag !== undefined) node.tag = entry.tag;
    if (entry.anchor !== undefined) node.anchor = entry.anchor;
    const comments = commentsOf(this.whole, node);
    if (comments !== undefined) node.comments = comments;
    return node;
  }

  /** What stands after `key:` or `-`; `column` is that of the key or dash. */
  private value(entry: Entry, from: number, column: number): Node {
    const tail = this.lineTail(from);
    if (tail !== undefined) return this.below(entry, { from, tail, column });
    const at = this.overBlanks(from);
    const first = this.text[at];
    if ((first === '&' || first === '!') && entry.tag === undefined && entry.anchor === undefined) return this.tagged(entry, at, column);
    if (first === '|' || first === '>') return this.blockScalar(entry, at, column);
    const node = first === '*' ? this.alias(entry, at) : first === '"' || first === "'" || first === '[' || first === '{' ? this.delimited(entry, at, column) : this.plain(entry, at, column);
    const next = this.lineTail(node.range.end);
    if (next === undefined) throw new NotSimple();
    this.toContent(next);
    // Deeper content would be the scalar's next line.
    if (this.column > column) throw new NotSimple();
    return node;
  }

  /** A value with an anchor or a tag before it. */
  private tagged(entry: Entry, at: number, column: number): Node {
    const read = readProperties(this.text, at);
    if (read === undefined) throw new NotSimple();
    const { end, ...properties } = read;
    if (read.anchor !== undefined) this.anchors?.add(read.anchor);
    const node = this.value({ ...entry, ...properties }, end, column);
    if (node.style === 'empty' || node.kind === 'alias') throw new NotSimple();
    return node;
  }

  private alias(entry: Entry, at: number): Node {
    aliasPattern.lastIndex = at;
    if (!aliasPattern.test(this.text)) throw new NotSimple();
    const value = { start: at, end: aliasPattern.lastIndex };
    const source = this.text.slice(value.start, value.end);
    if (this.anchors?.has(source.slice(1)) === false) throw new NotSimple();
    const node: { -readonly [K in keyof Node]: Node[K] } = {
      id: entry.id, path: entry.path, kind: 'alias', range: { start: Math.min(entry.start, value.start), end: value.end }, valueRange: value, source, editable: aliasReason(source, value), children: [],
    };
    if (entry.key !== undefined) node.keyRange = entry.key;
    const comments = commentsOf(this.whole, node);
    if (comments !== undefined) node.comments = comments;
    return node;
  }

  private below(entry: Entry, { from, tail, column }: { from: number; tail: number; column: number }): Node {
    this.toContent(tail);
    if (this.column > column) return this.isDash(this.at) || this.key() !== undefined ? this.block(entry) : this.lower(entry, column);
    if (this.column === column && entry.key !== undefined && this.isDash(this.at)) return this.seq(entry, column);
    return this.node('scalar', entry, { value: { start: from, end: from }, style: 'empty', scalar: { is: null } });
  }

  /** A scalar or brackets on a line below their key. */
  private lower(entry: Entry, column: number): Node {
    if ('|>'.includes(this.text[this.at] ?? '')) throw new NotSimple();
    return this.value(entry, this.at, column);
  }

  private blockScalar(entry: Entry, at: number, column: number): Node {
    const read = readBlockScalar(this.whole, { start: at, end: this.end, column });
    if (read === undefined) throw new NotSimple();
    const node = this.node('scalar', entry, { value: { start: at, end: read.end }, style: this.text[at] === '|' ? 'literal' : 'folded', scalar: { is: read.value } });
    this.toContent(read.end);
    if (this.column > column) throw new NotSimple();
    return node;
  }

  private plain(entry: Entry, at: number, column: number): Node {
    const stop = this.lineStop(at);
    const first = this.withoutComment(at, stop);
    if (/^(?:[,[\]{}#&*!|>'"%@`]|[-?:](?:[ ]|$)|---|\.\.\.)|\t|:(?: |$)/.test(first)) throw new NotSimple();
    const more = first.length === this.text.slice(at, stop).replace(trailing, '').length ? this.moreLines(stop, column) : undefined;
    const value = { start: at, end: more?.end ?? at + first.length };
    return this.node('scalar', entry, { value, style: 'plain', scalar: { is: resolved(entry, first + (more?.text ?? '')) } });
  }

  private lineStop(at: number): number {
    const stop = this.text.indexOf('\n', at);
    return stop < 0 || stop > this.end ? this.end : stop;
  }

  private withoutComment(at: number, stop: number): string {
    const line = this.text.slice(at, stop);
    const comment = line.indexOf(' #');
    return (comment < 0 ? line : line.slice(0, comment)).replace(trailing, '');
  }

  /** The deeper lines that go on with a plain scalar, folded; undefined where there are none. */
  private moreLines(from: number, column: number): { readonly text: string; readonly end: number } | undefined {
    let text = '';
    let end = -1;
    let blanks = 0;
    for (let line = from + 1; line < this.end; line = this.lineStop(line) + 1) {
      const at = this.overBlanks(line);
      const stop = this.lineStop(line);
      if (at >= stop) {
        blanks++;
        continue;
      }
      if (at - line <= column || this.text[at] === '#') break;
      const written = this.text.slice(at, stop).replace(trailing, '');
      if (/\t| #|:(?: |$)/.test(written)) throw new NotSimple();
      text += (blanks === 0 ? ' ' : '\n'.repeat(blanks)) + written;
      end = at + written.length;
      blanks = 0;
    }
    return end < 0 ? undefined : { text, end };
  }

  /** `column` is that of the key or dash where the value may go on over deeper lines, undefined inside brackets. */
  private delimited(entry: Entry, at: number, column: number | undefined): Node {
    const first = this.text[at];
    if (first === '[' || first === '{') {
      if (column !== undefined) this.flowColumn = column;
      return this.flow(entry, at);
    }
    const pattern = first === '"' ? doubleQuoted : singleQuoted;
    pattern.lastIndex = at;
    if (!pattern.test(this.text)) return this.quotedLines(entry, at, column);
    const value = { start: at, end: pattern.lastIndex };
    const written = this.text.slice(value.start, value.end);
    const is = first === "'" ? written.slice(1, -1).replaceAll("''", "'") : written.includes('\\') ? JSON.parse(written) as string : written.slice(1, -1);
    return this.node('scalar', entry, { value, style: first === '"' ? 'double' : 'single', scalar: { is } });
  }

  private quotedLines(entry: Entry, at: number, column: number | undefined): Node {
    const read = column === undefined ? undefined : readQuotedLines(this.text, { start: at, end: this.end, column });
    if (read === undefined) throw new NotSimple();
    const value = { start: at, end: read.end };
    return this.node('scalar', entry, { value, style: this.text[at] === "'" ? 'single' : 'double', scalar: { is: read.value } });
  }

  /** Brackets that hold words, quoted strings and other such brackets. */
  private flow(entry: Entry, open: number): Node {
    const isMap = this.text[open] === '{';
    const close = isMap ? '}' : ']';
    const children: Node[] = [];
    const keys = new Set<string>();
    let at = this.overLines(open + 1);
    while (this.text[at] !== close) {
      const child: Node = isMap ? this.flowEntry(entry, at, keys) : this.flowValue({ path: [...entry.path, children.length], id: `${entry.id}/${children.length}`, start: at, key: undefined }, at);
      children.push(child);
      at = this.overLines(child.range.end);
      if (this.text[at] === ',') at = this.overLines(at + 1);
      else if (this.text[at] !== close) throw new NotSimple();
    }
    return this.node(isMap ? 'map' : 'seq', entry, { value: { start: open, end: at + 1 }, style: 'flow', children });
  }

  private flowEntry(entry: Entry, at: number, keys: Set<string>): Node {
    this.at = at;
    const key = this.key(flowKey);
    if (key === undefined || keys.has(key.segment)) throw new NotSimple();
    keys.add(key.segment);
    const inner = this.overBlanks(key.range.end + 1);
    return this.flowValue({ path: [...entry.path, key.segment], id: `${entry.id}/${key.segment.replaceAll('~', '~0').replaceAll('/', '~1')}`, start: at, key: key.range }, inner);
  }

  private flowValue(entry: Entry, at: number): Node {
    const first = this.text[at] ?? '';
    if ('"\'[{'.includes(first) && first !== '') return this.delimited(entry, at, undefined);
    if (first === '*') return this.alias(entry, at);
    flowPlain.lastIndex = at;
    if (!flowPlain.test(this.text)) throw new NotSimple();
    const written = this.text.slice(at, flowPlain.lastIndex).replace(trailing, '');
    const next = this.text[this.overLines(at + written.length)] ?? '';
    if (/^-(?: |$)/.test(written) || !',]}'.includes(next) || next === '') throw new NotSimple();
    return this.node('scalar', entry, { value: { start: at, end: at + written.length }, style: 'plain', scalar: { is: resolved(entry, written) } });
  }

  private overBlanks(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === 0x20) at++;
    return at;
  }

  /** Passes blanks, line breaks and comments within brackets, whose lines stand deeper than what the brackets belong to. */
  private overLines(from: number): number {
    for (let at = this.overBlanks(from); ; at = this.overBlanks(at)) {
      const code = this.text.charCodeAt(at);
      if (code === 0x0a) {
        at++;
        const first = this.overBlanks(at);
        if (first >= this.end || (this.text.charCodeAt(first) !== 0x0a && first - at <= this.flowColumn)) throw new NotSimple();
        at = first;
      } else if (code === 0x23 && (this.text[at - 1] === ' ' || this.text[at - 1] === '\n')) {
        at = this.lineStop(at);
        if (at >= this.end) throw new NotSimple();
      } else return at;
    }
  }
}

/** A scalar with a tag of the file's own is text. */
function resolved(entry: Entry, written: string): Scalar {
  return entry.tag === undefined ? resolvePlain(written) : written;
}
