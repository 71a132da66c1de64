import type { Node, Path } from '../types.ts';
import { TooDeep } from './build-node.ts';
import { readBlockScalar } from './read-block-scalar.ts';
import { readProperties } from './read-properties.ts';
import { resolved, SimpleFlow } from './simple-flow.ts';
import { type Entry, NotSimple, trailing } from './simple-lines.ts';
import type { Chunk } from './split-documents.ts';

// oxlint-disable-next-line no-control-regex -- what YAML 1.2.2 calls unprintable is for the full parser to judge
const unusual = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFEFF]|\r(?!\n)/;

/**
 * Reads one document that uses only what most files do (block mappings and lists, scalars, block scalars, brackets, anchors, aliases and
 * tags of its own), many times faster than the full parser, to exactly the same tree; undefined for every other text, right or wrong. Throws
 * `TooDeep`.
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
  return unlessDeep(() => guarded(text, place, (lines) => new SimpleReader(text, lines, place).entries(place)));
}

/** Where whole lines within brackets stand: the column of what the brackets belong to, and how many entries stand before. */
export interface FlowPlace extends SimplePlace {
  readonly column: number;
  readonly offset: number;
  readonly isMap: boolean;
  /** True where the closing bracket follows. */
  readonly last: boolean;
}

/** As `readSimpleEntries`, for whole lines within brackets. */
export function readSimpleFlow(text: string, place: FlowPlace): readonly Node[] | undefined {
  let children: readonly Node[] = [];
  const read = unlessDeep(() => guarded(text, place, (lines) => {
    const reader = new SimpleReader(text, lines, place);
    children = reader.brackets(place);
    return { id: place.id, path: place.path, kind: 'seq', range: place, editable: true, children };
  }));
  return read?.children;
}

function unlessDeep<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof TooDeep) return undefined;
    throw error;
  }
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

class SimpleReader extends SimpleFlow {

  brackets(place: FlowPlace): readonly Node[] {
    this.anchors = undefined;
    this.flowColumn = place.column;
    return this.flowRun({ path: place.path, id: place.id, start: place.start, key: undefined }, place);
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

  private block(entry: Entry): Node {
    this.guardDepth(entry);
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

}

