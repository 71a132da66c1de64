import type { Node, Scalar } from '../types.ts';
import { commentsOf } from './attach-comments.ts';
import { aliasReason } from './build-node.ts';
import { readQuotedLines } from './read-quoted-lines.ts';
import { resolvePlain } from './resolve-plain.ts';
import { type Entry, NotSimple, SimpleLines, trailing } from './simple-lines.ts';

const flowKey = /(?:<<|[A-Za-z0-9_.$/][\w.$/@-]*)(?=:(?:[ \n]|$))/y;
const doubleQuoted = /"(?:[^"\\\n\t]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*"/y;
const singleQuoted = /'(?:[^'\n\t]|'')*'(?!')/y;
const flowPlain = /[\w./@$+=~^<-][\w./@$+=~^<>|*! -]*/y;
const aliasPattern = /\*[\w.-]+(?=[ \n,\]}]|$)/y;

/** Reads quotes, aliases and brackets of simple YAML. */
export class SimpleFlow extends SimpleLines {
  /** The column of what the brackets at hand belong to. */
  flowColumn = -1;

  protected alias(entry: Entry, at: number): Node {
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

  /** `column` is that of the key or dash where the value may go on over deeper lines, undefined inside brackets. */
  protected delimited(entry: Entry, at: number, column: number | undefined): Node {
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

  protected quotedLines(entry: Entry, at: number, column: number | undefined): Node {
    const read = column === undefined ? undefined : readQuotedLines(this.text, { start: at, end: this.end, column });
    if (read === undefined) throw new NotSimple();
    const value = { start: at, end: read.end };
    return this.node('scalar', entry, { value, style: this.text[at] === "'" ? 'single' : 'double', scalar: { is: read.value } });
  }

  /** Brackets that hold words, quoted strings and other such brackets. */
  protected flow(entry: Entry, open: number): Node {
    this.guardDepth(entry);
    const isMap = this.text[open] === '{';
    const close = isMap ? '}' : ']';
    const children: Node[] = [];
    const keys = new Set<string>();
    let at = this.overLines(open + 1);
    while (this.text[at] !== close) {
      if (at >= this.end) throw new NotSimple();
      const child: Node = isMap ? this.flowEntry(entry, at, keys) : this.flowValue({ path: [...entry.path, children.length], id: `${entry.id}/${children.length}`, start: at, key: undefined }, at);
      children.push(child);
      at = this.overLines(child.range.end);
      if (this.text[at] === ',') at = this.overLines(at + 1);
      else if (this.text[at] !== close) throw new NotSimple();
    }
    return this.node(isMap ? 'map' : 'seq', entry, { value: { start: open, end: at + 1 }, style: 'flow', children });
  }

  /** The entries of brackets on whole lines up to the end, each with its comma; that of the `last` may be missing. */
  flowRun(parent: Entry, { isMap, offset, last }: { readonly isMap: boolean; readonly offset: number; readonly last: boolean }): readonly Node[] {
    const children: Node[] = [];
    const keys = new Set<string>();
    let at = this.overLines(this.at);
    while (at < this.end) {
      const index = offset + children.length;
      const child: Node = isMap ? this.flowEntry(parent, at, keys) : this.flowValue({ path: [...parent.path, index], id: `${parent.id}/${index}`, start: at, key: undefined }, at);
      children.push(child);
      at = this.overLines(child.range.end);
      if (this.text[at] === ',' && at < this.end) at = this.overLines(at + 1);
      else if (at < this.end || !last) throw new NotSimple();
    }
    return at === this.end ? children : [];
  }

  protected flowEntry(entry: Entry, at: number, keys: Set<string>): Node {
    this.at = at;
    const key = this.key(flowKey);
    if (key === undefined || keys.has(key.segment)) throw new NotSimple();
    keys.add(key.segment);
    const inner = this.overBlanks(key.range.end + 1);
    return this.flowValue({ path: [...entry.path, key.segment], id: `${entry.id}/${key.segment.replaceAll('~', '~0').replaceAll('/', '~1')}`, start: at, key: key.range }, inner);
  }

  protected flowValue(entry: Entry, at: number): Node {
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

  /** Passes blanks, line breaks and comments within brackets, whose lines stand deeper than what the brackets belong to. */
  protected overLines(from: number): number {
    for (let at = this.overBlanks(from); ; at = this.overBlanks(at)) {
      if (at >= this.end) return at;
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
export function resolved(entry: Entry, written: string): Scalar {
  return entry.tag === undefined ? resolvePlain(written) : written;
}
