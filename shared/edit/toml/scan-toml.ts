import type { Path, Range } from '../types.ts';
import type { Entry, KeyPart, Part, TomlPair, TomlValue } from './read-toml.ts';
import { passDate, readBareValue } from './scan-bare.ts';
import { TableBook } from './table-book.ts';

/** What scanning gives: the lines and comments of a text that is right in all. */
export interface TomlScan {
  readonly entries: readonly Entry[];
  readonly comments: readonly Range[];
}

/** Thrown where a text leaves what is scanned; the full parser then reads it. */
class NotScanned extends Error {}

/** Thrown where brackets stand deeper in one another than any real file has them; `at` is the first too many. */
export class TooDeep extends Error {
  readonly at: number;

  constructor(at: number) {
    super();
    this.at = at;
  }
}

/** How deep brackets may stand in one another. */
export const maxDepth = 300;

const keyPattern = /[A-Za-z0-9_-]+/y;
// oxlint-disable-next-line no-control-regex -- what TOML strings and comments cannot hold
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/;
const escape = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([btnfr"\\]))/g;
const letters: Readonly<Record<string, string>> = { b: '\b', t: '\t', n: '\n', f: '\f', r: '\r', '"': '"', '\\': '\\' };

/** Reads a whole text of TOML 1.0 many times faster than the full parser, to the same lines; undefined for what is wrong or unusual. Throws `TooDeep`. */
export function scanToml(text: string): TomlScan | undefined {
  if (text.charCodeAt(0) === 0xfeff) return undefined;
  return guarded(() => new TomlScanner(text, { pos: 0, end: text.length, base: [], book: new TableBook() }).scan());
}

/** Reads the pairs of a stretch of whole lines that stand in the table of a path; undefined where there is anything else. */
export function scanPairs(text: string, { start, end }: Range, base: Path): TomlScan | undefined {
  return guarded(() => {
    const book = new TableBook();
    const read = new TomlScanner(text, { pos: start, end, base, book }).scan();
    return read.entries.every((entry) => entry.kind === 'pair') ? read : undefined;
  });
}

function guarded<T>(scan: () => T): T | undefined {
  try {
    return scan();
  } catch (error) {
    if (error instanceof NotScanned) return undefined;
    throw error;
  }
}

interface Start {
  readonly pos: number;
  readonly end: number;
  readonly base: Path;
  readonly book: TableBook;
}

class TomlScanner {
  readonly text: string;
  readonly end: number;
  readonly book: TableBook;
  readonly entries: Entry[] = [];
  readonly comments: Range[] = [];
  pos: number;
  base: Path;
  depth = 0;

  constructor(text: string, { pos, end, base, book }: Start) {
    this.text = text;
    this.pos = pos;
    this.end = end;
    this.base = base;
    this.book = book;
  }

  scan(): TomlScan {
    for (;;) {
      this.lines();
      // A value that goes on beyond the stretch is no value of it.
      if (this.pos > this.end) throw new NotScanned();
      if (this.pos === this.end) return { entries: this.entries, comments: this.comments };
      if (this.text.charCodeAt(this.pos) === 91) this.header();
      else this.pair();
      this.lineEnd();
    }
  }

  /** Passes blanks, and a comment. */
  private blank(): number {
    while (this.text.charCodeAt(this.pos) === 32 || this.text.charCodeAt(this.pos) === 9) this.pos += 1;
    const code = this.text.charCodeAt(this.pos);
    return this.pos >= this.end ? -1 : code;
  }

  private comment(): void {
    const start = this.pos;
    let end = this.text.indexOf('\n', start);
    if (end < 0 || end > this.end) end = this.end;
    if (this.text.charCodeAt(end - 1) === 13 && end < this.end) end -= 1;
    if (control.test(this.text.slice(start, end))) throw new NotScanned();
    this.pos = end;
    this.comments.push({ start, end });
  }

  /** Passes a line break where one stands; false where none does. */
  private lineBreak(): boolean {
    const code = this.text.charCodeAt(this.pos);
    if (code === 10) this.pos += 1;
    else if (code === 13 && this.text.charCodeAt(this.pos + 1) === 10) this.pos += 2;
    else return false;
    return true;
  }

  private lines(): void {
    do {
      if (this.blank() === 35) this.comment();
    } while (this.pos < this.end && this.lineBreak());
  }

  private lineEnd(): void {
    if (this.blank() === 35) this.comment();
    if (this.pos < this.end && !this.lineBreak()) throw new NotScanned();
  }

  private header(): void {
    const start = this.pos;
    const list = this.text.charCodeAt(start + 1) === 91;
    this.pos += list ? 2 : 1;
    const keys = this.keys();
    if (!this.text.startsWith(list ? ']]' : ']', this.pos)) throw new NotScanned();
    this.pos += list ? 2 : 1;
    const path = this.book.header(keys.map(nameOf), list);
    if (path === undefined) throw new NotScanned();
    const depths = path.flatMap((segment, depth) => (typeof segment === 'string' ? [depth] : []));
    const parts = keys.map(({ range: [from, until] }, index): Part => ({ start: from, end: until, depth: depths[index] ?? index }));
    this.entries.push({ kind: 'header', start, end: this.pos, path, parts, list });
    this.base = path;
  }

  private pair(): void {
    const start = this.pos;
    if (this.simplePair(start)) return;
    const first = this.key();
    const keys = this.moreKeys(first);
    if (keys === undefined ? !this.book.key(nameOf(first)) : !this.book.dotted(keys.map(nameOf))) throw new NotScanned();
    const value = this.assigned();
    const { base } = this;
    const depth = base.length;
    const path = keys === undefined ? [...base, nameOf(first)] : [...base, ...keys.map(nameOf)];
    const parts = (keys ?? [first]).map(({ range: [from, until] }, index): Part => ({ start: from, end: until, depth: depth + index }));
    this.entries.push({ kind: 'pair', start, end: this.pos, path, parts, value, list: false });
  }

  /** A pair whose key is one bare word, as most are; false where it is not. */
  private simplePair(start: number): boolean {
    keyPattern.lastIndex = start;
    if (!keyPattern.test(this.text)) return false;
    const end = keyPattern.lastIndex;
    this.pos = end;
    if (this.blank() !== 61) {
      this.pos = start;
      return false;
    }
    const name = this.text.slice(start, end);
    if (!this.book.key(name)) throw new NotScanned();
    const value = this.assigned();
    const { base } = this;
    this.entries.push({ kind: 'pair', start, end: this.pos, path: [...base, name], parts: [{ start, end, depth: base.length }], value, list: false });
    return true;
  }

  private assigned(): TomlValue {
    if (this.blank() !== 61) throw new NotScanned();
    this.pos += 1;
    this.blank();
    return this.value();
  }

  private keys(): KeyPart[] {
    this.blank();
    const first = this.key();
    const keys = this.moreKeys(first) ?? [first];
    this.blank();
    return keys;
  }

  private moreKeys(first: KeyPart): KeyPart[] | undefined {
    let keys: KeyPart[] | undefined;
    while (this.blank() === 46) {
      this.pos += 1;
      this.blank();
      (keys ??= [first]).push(this.key());
    }
    return keys;
  }

  private key(): KeyPart {
    const start = this.pos;
    const code = this.text.charCodeAt(start);
    if (code === 34 || code === 39) {
      if (this.text.charCodeAt(start + 1) === code && this.text.charCodeAt(start + 2) === code) throw new NotScanned();
      const value = this.quoted(code);
      return { type: 'TOMLQuoted', value, range: [start, this.pos] };
    }
    keyPattern.lastIndex = start;
    if (!keyPattern.test(this.text)) throw new NotScanned();
    this.pos = keyPattern.lastIndex;
    return { type: 'TOMLBare', name: this.text.slice(start, this.pos), range: [start, this.pos] };
  }

  private value(): TomlValue {
    const start = this.pos;
    const code = this.text.charCodeAt(start);
    if (code === 34 || code === 39) {
      const long = this.text.charCodeAt(start + 1) === code && this.text.charCodeAt(start + 2) === code;
      const value = long ? this.multiline(code) : this.quoted(code);
      return { type: 'TOMLValue', kind: 'string', value, range: [start, this.pos] };
    }
    if (code === 91) return this.array();
    if (code === 123) return this.inlineTable();
    if (this.text.startsWith('true', start)) return this.word(true, 4);
    if (this.text.startsWith('false', start)) return this.word(false, 5);
    return this.bare();
  }

  private word(value: boolean, length: number): TomlValue {
    const start = this.pos;
    this.pos += length;
    return { type: 'TOMLValue', kind: 'boolean', value, range: [start, this.pos] };
  }

  private bare(): TomlValue {
    const start = this.pos;
    const date = passDate(this.text, start);
    if (date !== undefined) {
      this.pos = date;
      return { type: 'TOMLValue', kind: 'date', value: '', range: [start, date] };
    }
    const read = readBareValue(this.text, start);
    if (read === undefined) throw new NotScanned();
    this.pos = read.end;
    return { type: 'TOMLValue', kind: read.kind, value: read.value, range: [start, read.end] };
  }

  private deeper(): void {
    this.depth += 1;
    if (this.depth > maxDepth) throw new TooDeep(this.pos);
  }

  private array(): TomlValue {
    const start = this.pos;
    const elements: TomlValue[] = [];
    this.deeper();
    this.pos += 1;
    for (;;) {
      this.lines();
      if (this.text.charCodeAt(this.pos) === 93) break;
      elements.push(this.value());
      this.lines();
      if (this.text.charCodeAt(this.pos) === 44) this.pos += 1;
      else if (this.text.charCodeAt(this.pos) !== 93) throw new NotScanned();
    }
    this.pos += 1;
    this.depth -= 1;
    return { type: 'TOMLArray', elements, range: [start, this.pos] };
  }

  private inlineTable(): TomlValue {
    const start = this.pos;
    const body: TomlPair[] = [];
    const book = new TableBook();
    this.deeper();
    this.pos += 1;
    for (let next = this.blank(); next !== 125; next = this.blank()) {
      const from = this.pos;
      const keys = this.keys();
      if (!book.dotted(keys.map(nameOf))) throw new NotScanned();
      const value = this.assigned();
      body.push({ type: 'TOMLKeyValue', key: { keys }, value, range: [from, this.pos] });
      const after = this.blank();
      if (after === 44) {
        this.pos += 1;
        if (this.blank() === 125) throw new NotScanned();
      } else if (after !== 125) throw new NotScanned();
    }
    this.pos += 1;
    this.depth -= 1;
    return { type: 'TOMLInlineTable', body, range: [start, this.pos] };
  }

  private quoted(quote: number): string {
    const { text } = this;
    const start = this.pos;
    let plain = true;
    let pos = start + 1;
    for (let code = text.charCodeAt(pos); code !== quote; code = text.charCodeAt(pos)) {
      if (!(code >= 32 || code === 9) || code === 127) throw new NotScanned();
      if (code === 92 && quote === 34) {
        plain = false;
        pos += 1;
      }
      pos += 1;
    }
    this.pos = pos + 1;
    const inner = text.slice(start + 1, pos);
    return plain ? inner : decode(inner);
  }

  /** Strings over several lines without escapes; the line break after the opening quotes is no part of them. */
  private multiline(quote: number): string {
    const { text } = this;
    const mark = quote === 34 ? '"""' : "'''";
    const from = this.pos + 3;
    let close = text.indexOf(mark, from);
    if (close < 0) throw new NotScanned();
    while (text.charCodeAt(close + 3) === quote) close += 1;
    const inner = text.slice(from, close);
    if (control.test(inner) || (quote === 34 && inner.includes('\\')) || /["']$/.test(inner)) throw new NotScanned();
    this.pos = close + 3;
    return inner.startsWith('\n') ? inner.slice(1) : inner;
  }
}

function nameOf(key: KeyPart): string {
  return key.type === 'TOMLBare' ? key.name : key.value;
}

function decode(inner: string): string {
  let at = 0;
  const decoded = inner.replace(escape, (whole: string, ...[short, long, letter]: readonly (string | undefined)[]) => {
    at += 1;
    if (letter !== undefined) return letters[letter] ?? whole;
    const code = Number.parseInt(short ?? long ?? '', 16);
    if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) throw new NotScanned();
    return String.fromCodePoint(code);
  });
  // As many escapes as backslashes that begin one: else one is unknown.
  if (at !== (inner.match(/\\[^]/g)?.length ?? 0)) throw new NotScanned();
  return decoded;
}
