import type { Range } from '../types.ts';

/** A text as a flat list of its values in source order: eight numbers each, read by the constants of `at`. */
export interface Tokens {
  readonly list: Int32Array;
  readonly comments: readonly Range[];
}

/** How many numbers a value takes. */
export const width = 8;

/** The place of each number: the key's quotes (-1 for none), the value, the value after it and all inside it, what it is, its key's hash, its children. */
export const at = { keyStart: 0, keyEnd: 1, start: 2, end: 3, next: 4, flags: 5, hash: 6, count: 7 } as const;

/** What a value is (the low three bits of its flags), and what else is known of it. */
export const flag = { string: 0, number: 1, true: 2, false: 3, null: 4, map: 5, seq: 6, kinds: 7, escaped: 8, escapedKey: 16, multiline: 32 } as const;

/** Deeper nesting is left to the reader that reports it. */
const maxDepth = 1200;

/**
 * Scans a text that is right in all (comments and commas after the last entry allowed unless `strict`, and there where it has comments),
 * many times faster than a tree is built; undefined for every other text, and where a key stands twice in one object.
 */
export function scanTokens(text: string, strict: boolean): Tokens | undefined {
  const scan = new TokenScan(text);
  if (!scan.document() || (strict && scan.trailing && scan.comments.length === 0)) return undefined;
  return { list: scan.list.subarray(0, scan.used), comments: scan.comments };
}

class TokenScan {
  readonly text: string;
  readonly comments: Range[] = [];
  list: Int32Array;
  used = 0;
  pos: number;
  trailing = false;
  private readonly open = new Int32Array(maxDepth);
  private depth = 0;
  private keyStart = -1;
  private keyEnd = -1;
  private keyFlag = 0;
  private hash = 0;
  private escaped = false;

  constructor(text: string) {
    this.text = text;
    this.pos = text.charCodeAt(0) === 0xfeff ? 1 : 0;
    this.list = new Int32Array(width * (64 + (text.length >> 4)));
  }

  /** True where the whole text is one value. */
  document(): boolean {
    this.blank();
    do {
      if (!this.value()) return false;
    } while (this.depth > 0);
    return Number.isNaN(this.blank());
  }

  /** Passes a value, or the opening bracket of one, and then closing brackets and commas up to the next value of a container. */
  private value(): boolean {
    const code = this.text.charCodeAt(this.pos);
    if (code === 123 || code === 91) {
      if (!this.enter(code === 123)) return false;
      const inner = this.blank();
      if (inner !== code + 2) return code === 91 || this.key(inner);
      this.leave();
    } else if (!this.scalar(code)) return false;
    return this.afterValue();
  }

  private afterValue(): boolean {
    while (this.depth > 0) {
      const { list } = this;
      const top = this.open[this.depth - 1] ?? 0;
      const close = ((list[top + at.flags] ?? 0) & flag.kinds) === flag.map ? 125 : 93;
      const before = this.pos;
      let code = this.blank();
      if (code === 44) {
        this.pos += 1;
        code = this.blank();
        if (code !== close) return close === 93 || this.key(code);
        this.trailing = true;
      }
      if (code !== close) return false;
      if (this.breaks(before, this.pos)) list[top + at.flags] = (list[top + at.flags] ?? 0) | flag.multiline;
      if (!this.leave()) return false;
    }
    return true;
  }

  private add(flags: number): number {
    if (this.used + width > this.list.length) {
      const larger = new Int32Array(this.list.length * 2);
      larger.set(this.list);
      this.list = larger;
    }
    const { list, used } = this;
    list[used] = this.keyStart;
    list[used + at.keyEnd] = this.keyEnd;
    list[used + at.start] = this.pos;
    list[used + at.flags] = flags | this.keyFlag;
    list[used + at.hash] = this.hash;
    list[used + at.count] = 0;
    const parent = this.depth > 0 ? this.open[this.depth - 1] ?? 0 : -1;
    if (parent >= 0) list[parent + at.count] = (list[parent + at.count] ?? 0) + 1;
    this.keyStart = this.keyEnd = -1;
    this.keyFlag = 0;
    this.used += width;
    return used;
  }

  private enter(isMap: boolean): boolean {
    if (this.depth === maxDepth) return false;
    const token = this.add(isMap ? flag.map : flag.seq);
    this.open[this.depth] = token;
    this.depth += 1;
    this.pos += 1;
    const inner = this.pos;
    this.blank();
    if (this.breaks(inner, this.pos)) this.list[token + at.flags] = (this.list[token + at.flags] ?? 0) | flag.multiline;
    return true;
  }

  /** Passes the closing bracket; false where a key of the object stands twice. */
  private leave(): boolean {
    const { list } = this;
    this.depth -= 1;
    this.pos += 1;
    const token = this.open[this.depth] ?? 0;
    list[token + at.end] = this.pos;
    list[token + at.next] = this.used;
    return (list[token + at.count] ?? 0) < 2 || ((list[token + at.flags] ?? 0) & flag.kinds) !== flag.map || distinctKeys(this.text, list, token);
  }

  private key(code: number): boolean {
    if (code !== 34) return false;
    const start = this.pos;
    if (!this.string()) return false;
    this.keyStart = start;
    this.keyEnd = this.pos;
    this.keyFlag = this.escaped ? flag.escapedKey : 0;
    if (this.blank() !== 58) return false;
    this.pos += 1;
    this.blank();
    return true;
  }

  private scalar(code: number): boolean {
    const token = this.add(flag.string);
    const kind = this.scalarKind(code);
    if (kind < 0) return false;
    const { list } = this;
    list[token + at.flags] = (list[token + at.flags] ?? 0) | kind;
    list[token + at.end] = this.pos;
    list[token + at.next] = this.used;
    return true;
  }

  private scalarKind(code: number): number {
    if (code === 34) return this.string() ? (this.escaped ? flag.escaped : flag.string) : -1;
    if (code === 45 || (code >= 48 && code <= 57)) return this.number() ? flag.number : -1;
    if (code === 116) return this.word('true') ? flag.true : -1;
    if (code === 102) return this.word('false') ? flag.false : -1;
    return code === 110 && this.word('null') ? flag.null : -1;
  }

  private word(word: string): boolean {
    if (!this.text.startsWith(word, this.pos)) return false;
    this.pos += word.length;
    return true;
  }

  private string(): boolean {
    const { text } = this;
    let pos = this.pos + 1;
    let hash = 0;
    this.escaped = false;
    for (;;) {
      const code = text.charCodeAt(pos);
      if (code === 34) break;
      if (code === 92) {
        this.escaped = true;
        pos = afterEscape(text, pos);
        if (pos < 0) return false;
        continue;
      }
      if (!(code >= 32)) return false;
      hash = (Math.imul(hash, 31) + code) | 0;
      pos += 1;
    }
    this.hash = hash;
    this.pos = pos + 1;
    return true;
  }

  private number(): boolean {
    const { text } = this;
    let { pos } = this;
    let code = text.charCodeAt(pos);
    if (code === 45) code = text.charCodeAt(++pos);
    if (!isDigit(code)) return false;
    pos = code === 48 ? pos + 1 : digits(text, pos);
    if (text.charCodeAt(pos) === 46) {
      const fraction = digits(text, pos + 1);
      if (fraction === pos + 1) return false;
      pos = fraction;
    }
    code = text.charCodeAt(pos);
    if (code === 101 || code === 69) {
      code = text.charCodeAt(pos + 1);
      const from = code === 43 || code === 45 ? pos + 2 : pos + 1;
      pos = digits(text, from);
      if (pos === from) return false;
    }
    this.pos = pos;
    return true;
  }

  /** Passes blanks and comments; gives the code of what follows, NaN at the end. A comment that is never closed ends the text. */
  private blank(): number {
    const { text } = this;
    for (;;) {
      const code = text.charCodeAt(this.pos);
      if (code === 32 || code === 10 || code === 13 || code === 9) this.pos += 1;
      else if (code !== 47 || !this.comment()) return code;
    }
  }

  private comment(): boolean {
    const { text, pos: start } = this;
    const block = text.charCodeAt(start + 1) === 42;
    if (!block && text.charCodeAt(start + 1) !== 47) return false;
    let end = text.indexOf(block ? '*/' : '\n', start + 2);
    if (end < 0 && block) return false;
    if (end < 0) end = text.length;
    else if (block) end += 2;
    else if (text.charCodeAt(end - 1) === 13) end -= 1;
    this.pos = end;
    this.comments.push({ start, end });
    return true;
  }

  private breaks(from: number, until: number): boolean {
    for (let pos = from; pos < until; pos += 1) if (this.text.charCodeAt(pos) === 10) return true;
    return false;
  }
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function digits(text: string, from: number): number {
  let pos = from;
  while (isDigit(text.charCodeAt(pos))) pos += 1;
  return pos;
}

/** Where an escape ends, or -1 where JSON has none such. */
function afterEscape(text: string, pos: number): number {
  const code = text.charCodeAt(pos + 1);
  if (code === 117) return /^[0-9a-fA-F]{4}$/.test(text.slice(pos + 2, pos + 6)) ? pos + 6 : -1;
  return code === 34 || code === 92 || code === 47 || code === 98 || code === 102 || code === 110 || code === 114 || code === 116 ? pos + 2 : -1;
}

const fewKeys = 8;

/** True where the keys of an object are all different; keys of one hash count as the same, which the slower reader then looks into. */
function distinctKeys(text: string, list: Int32Array, token: number): boolean {
  const end = list[token + at.next] ?? 0;
  const count = list[token + at.count] ?? 0;
  const table = count > fewKeys ? new Int32Array(2 ** Math.ceil(Math.log2(count * 2))) : undefined;
  for (let child = token + width; child < end; child = list[child + at.next] ?? end) {
    if (((list[child + at.flags] ?? 0) & flag.escapedKey) !== 0) return distinctDecoded(text, list, token);
    if (table === undefined ? !freshAmong(list, token + width, child) : !enterTable(table, list, { text, child })) return false;
  }
  return true;
}

function freshAmong(list: Int32Array, first: number, child: number): boolean {
  const hash = list[child + at.hash];
  for (let other = first; other < child; other = list[other + at.next] ?? child) if (list[other + at.hash] === hash) return false;
  return true;
}

/** Puts a key into a table by its hash; false where the same key is there. */
function enterTable(table: Int32Array, list: Int32Array, { text, child }: { readonly text: string; readonly child: number }): boolean {
  const mask = table.length - 1;
  const hash = list[child + at.hash] ?? 0;
  for (let slot = (hash ^ (hash >>> 15)) & mask; ; slot = (slot + 1) & mask) {
    const other = (table[slot] ?? 0) - 1;
    if (other < 0) {
      table[slot] = child + 1;
      return true;
    }
    if (list[other + at.hash] === hash && text.slice(list[other], list[other + at.keyEnd]) === text.slice(list[child], list[child + at.keyEnd])) return false;
  }
}

function distinctDecoded(text: string, list: Int32Array, token: number): boolean {
  const end = list[token + at.next] ?? 0;
  const seen = new Set<string>();
  for (let child = token + width; child < end; child = list[child + at.next] ?? end) {
    const key = String(JSON.parse(text.slice(list[child], list[child + at.keyEnd])));
    if (seen.has(key)) return false;
    seen.add(key);
  }
  return true;
}
