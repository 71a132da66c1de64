import type { Node, NodeStyle, Path, Range, Scalar } from '../types.ts';
import { commentsOf } from './attach-comments.ts';
import { maxDepth, TooDeep } from './build-node.ts';
import type { Chunk } from './split-documents.ts';

/** Thrown where a text leaves the simple subset; the full parser then reads it from the start. */
export class NotSimple extends Error {}

/** Where a value hangs: its path and id, its key, and what stands before it. */
export interface Entry {
  readonly path: Path;
  readonly id: string;
  readonly start: number;
  readonly key: Range | undefined;
  readonly tag?: string;
  readonly anchor?: string;
}

const plainKey = /(?:<<|[A-Za-z0-9_.$/](?:[\w.$/@*()[\]+~-]|:(?![ \n]|$)| (?=[\w.$/(]))*)(?=:(?:[ \n]|$))/y;
const quotedKey = /(?:"[^"\\\n\t]*"|'[^'\n\t]*')(?=:(?:[ \n]|$))/y;

/**
 * The blanks that end a line. Not trim(): YAML's blanks are spaces and tabs alone, and tabs are not simple. Looked for from the first space
 * of a run alone: from each, a long run in the middle would cost its square.
 */
export const trailing = /(?<! ) +$/;

/** What the readers of simple YAML share: lines, keys, and nodes as the full parser's tree has them. */
export class SimpleLines {
  /** The text with a blank for each carriage return; and as it is. */
  readonly text: string;
  readonly whole: string;
  readonly end: number;
  /** The line of the next content: where it begins, its first character, its column. */
  line: number;
  at: number;
  column = 0;
  /** Names of anchors met; undefined where others stand before what is read. */
  anchors: Set<string> | undefined = new Set();

  constructor(whole: string, text: string, chunk: Chunk) {
    this.text = text;
    this.whole = whole;
    this.end = chunk.end;
    this.line = chunk.start;
    this.at = chunk.start;
  }

  /** Before going deeper, so that no stack is filled in vain. */
  protected guardDepth({ path, start }: Entry): void {
    if (path.length > maxDepth) throw new TooDeep(start);
  }

  /** Moves to the first content at or after the beginning of a line. */
  protected toContent(from: number): void {
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
  protected lineTail(from: number): number | undefined {
    let at = from;
    while (this.text.charCodeAt(at) === 0x20) at++;
    if (at >= this.end) return this.end;
    const code = this.text.charCodeAt(at);
    if (code === 0x0a) return at + 1;
    if (code !== 0x23 || at === from) return undefined;
    const next = this.text.indexOf('\n', at);
    return next < 0 || next >= this.end ? this.end : next + 1;
  }

  protected isDash(at: number): boolean {
    if (this.text.charCodeAt(at) !== 0x2d) return false;
    const next = this.text.charCodeAt(at + 1);
    return at + 1 >= this.end || next === 0x20 || next === 0x0a;
  }

  protected key(pattern = plainKey): { readonly segment: string; readonly range: Range } | undefined {
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

  protected node(kind: Node['kind'], entry: Entry, { value, style, children = [], scalar }: { value: Range; style: NodeStyle; children?: readonly Node[]; scalar?: { readonly is: Scalar } }): Node {
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
    if (entry.path.length > maxDepth) throw new NotSimple();
    return node;
  }

  protected lineStop(at: number): number {
    const stop = this.text.indexOf('\n', at);
    return stop < 0 || stop > this.end ? this.end : stop;
  }

  protected overBlanks(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === 0x20) at++;
    return at;
  }
}
