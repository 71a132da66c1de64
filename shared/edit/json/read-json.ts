import { attachComments } from '../list/attach-comments.ts';
import type { Node, Path, Problem, Range, Reason, Scalar } from '../types.ts';
import { lazyRoot } from './lazy-tree.ts';
import { scanTokens } from './scan-tokens.ts';
import { note, passNumber, passUnknown, readString, type Scanner, skipBlank } from './scan.ts';

/** What reading a JSON text gives. */
export interface JsonReading {
  readonly root: Node;
  readonly problems: readonly Problem[];
  readonly comments: readonly Range[];
}

interface Place {
  readonly id: string;
  readonly path: Path;
}

type Writable = { -readonly [K in keyof Node]: Node[K] };

/** Deeper nesting is reported, not read: the reader is recursive. */
const maxDepth = 1200;

/** Reads JSON (strict) or JSONC (comments, trailing commas); a strict text that has comments is read as JSONC. Never throws. */
export function readJson(text: string, strict: boolean): JsonReading {
  const tokens = scanTokens(text, strict);
  return tokens === undefined ? readWithProblems(text, strict) : { root: lazyRoot(text, tokens), problems: [], comments: tokens.comments };
}

/** As `readJson`, node by node; what is wrong is reported, and the rest read all the same. */
export function readWithProblems(text: string, strict: boolean): JsonReading {
  const scanner: Scanner = { text, pos: text.charCodeAt(0) === 0xfeff ? 1 : 0, depth: 0, problems: [], comments: [], trailing: [] };
  const place = { id: '', path: [] };
  let root: Writable | undefined;
  if (Number.isNaN(skipBlank(scanner))) {
    note(scanner, 'the file is empty', { start: 0, end: text.length });
  } else {
    root = readValue(scanner, place, undefined);
    if (!Number.isNaN(skipBlank(scanner))) note(scanner, 'there is more after the end of the value', { start: scanner.pos, end: text.length });
  }
  root ??= { ...place, kind: 'raw', range: { start: 0, end: text.length }, source: text, editable: unreadable, children: [] };
  if (strict && scanner.comments.length === 0) {
    for (const start of scanner.trailing) note(scanner, 'a comma must not stand after the last entry', { start, end: start + 1 });
  }
  const whole: Node = { id: '', path: [], kind: 'map', range: { start: 0, end: text.length }, editable: true, children: [root] };
  attachComments(text, scanner.comments, whole);
  return { root, problems: scanner.problems, comments: scanner.comments };
}

const unreadable: Reason = { code: 'SYNTAX', message: 'This part could not be read.' };

function readValue(scanner: Scanner, place: Place, key: Range | undefined): Writable {
  const code = skipBlank(scanner);
  const start = scanner.pos;
  if (code === 123 || code === 91) return readCollection(scanner, place, { key, close: code + 2 });
  if (code === 34) return scalar(scanner, place, { key, start, value: readString(scanner), style: 'double' });
  if ((code === 45 || (code >= 48 && code <= 57)) && passNumber(scanner)) {
    return scalar(scanner, place, { key, start, value: Number(scanner.text.slice(start, scanner.pos)), style: 'bare' });
  }
  return readWord(scanner, place, key);
}

const words: readonly (readonly [string, Scalar])[] = [['true', true], ['false', false], ['null', null]];

function readWord(scanner: Scanner, place: Place, key: Range | undefined): Writable {
  const start = scanner.pos;
  for (const [word, value] of words) {
    if (!scanner.text.startsWith(word, start)) continue;
    scanner.pos = start + word.length;
    return scalar(scanner, place, { key, start, value, style: 'bare' });
  }
  const code = scanner.text.charCodeAt(start);
  const stop = code === 44 || code === 93 || code === 125 || Number.isNaN(code);
  const range = stop ? { start, end: start } : passUnknown(scanner);
  note(scanner, stop ? 'a value is missing here' : 'this is no JSON value', { start, end: Math.max(range.end, Math.min(start + 1, scanner.text.length)) });
  return { ...place, kind: 'raw', range: whole(key, range), source: scanner.text.slice(range.start, range.end), editable: unreadable, children: [] };
}

interface Read {
  readonly key: Range | undefined;
  readonly start: number;
  readonly value: Scalar;
  readonly style: 'double' | 'bare';
}

function scalar(scanner: Scanner, { id, path }: Place, { key, start, value, style }: Read): Writable {
  const end = scanner.pos;
  const source = scanner.text.slice(start, end);
  const node: Writable = { id, path, kind: 'scalar', range: whole(key, { start, end }), valueRange: { start, end }, style, value, source, editable: true, children: none };
  if (key !== undefined) node.keyRange = key;
  return node;
}

const none: readonly Node[] = [];

function whole(key: Range | undefined, value: Range): Range {
  return key === undefined ? value : { start: key.start, end: value.end };
}

interface Opened {
  readonly key: Range | undefined;
  /** The code of the closing bracket. */
  readonly close: number;
}

function readCollection(scanner: Scanner, place: Place, { key, close }: Opened): Writable {
  const start = scanner.pos;
  const isMap = close === 125;
  scanner.pos += 1;
  scanner.depth += 1;
  const children: Node[] = [];
  if (scanner.depth > maxDepth) tooDeep(scanner, start);
  else readChildren(scanner, place, { isMap, close, children, start });
  scanner.depth -= 1;
  const valueRange = { start, end: scanner.pos };
  const style = breaksLine(scanner.text, valueRange, children) ? 'multiline' : 'flow';
  const node: Writable = { id: place.id, path: place.path, kind: isMap ? 'map' : 'seq', range: whole(key, valueRange), valueRange, style, editable: true, children };
  if (key !== undefined) node.keyRange = key;
  if (isMap) markDuplicates(scanner, children);
  return node;
}

/** True where a line break follows the opening bracket or stands before the closing one. */
function breaksLine(text: string, { start, end }: Range, children: readonly Node[]): boolean {
  const [first, last] = [children[0], children.at(-1)];
  return text.slice(start, first?.range.start ?? end).includes('\n') || (last !== undefined && text.slice(last.range.end, end).includes('\n'));
}

/** Nothing more is read then; that brackets are not closed would be no news. */
function tooDeep(scanner: Scanner, start: number): void {
  scanner.problems.splice(0, Number.POSITIVE_INFINITY, { code: 'TOO_DEEP', message: `nesting is deeper than ${maxDepth} levels`, range: { start, end: start + 1 }, severity: 'error' });
  scanner.pos = scanner.text.length;
}

interface Inside {
  readonly isMap: boolean;
  readonly close: number;
  readonly children: Node[];
  readonly start: number;
}

function readChildren(scanner: Scanner, place: Place, inside: Inside): void {
  const { isMap, close, children } = inside;
  for (;;) {
    let code = skipBlank(scanner);
    if (code === close) break;
    if (code === 93 || code === 125 || Number.isNaN(code)) {
      note(scanner, `this ${isMap ? '{' : '['} is never closed`, { start: inside.start, end: inside.start + 1 });
      return;
    }
    const before = scanner.pos;
    if (isMap) readProperty(scanner, place, children);
    else children.push(readValue(scanner, { id: `${place.id}/${children.length}`, path: [...place.path, children.length] }, undefined));
    code = skipBlank(scanner);
    if (code === 44) {
      const comma = scanner.pos;
      scanner.pos += 1;
      if (skipBlank(scanner) === close) scanner.trailing.push(comma);
    } else if (code !== close) {
      if (!Number.isNaN(code)) note(scanner, 'a comma or the closing bracket is missing here', { start: scanner.pos, end: scanner.pos + 1 });
      if (scanner.pos === before) passUnknown(scanner);
    }
  }
  scanner.pos += 1;
}

function readProperty(scanner: Scanner, place: Place, children: Node[]): void {
  const start = scanner.pos;
  if (scanner.text.charCodeAt(start) !== 34) {
    note(scanner, 'a key in double quotes is missing here', passUnknown(scanner));
    if (skipBlank(scanner) !== 58) return;
    scanner.pos += 1;
    readValue(scanner, place, undefined);
    return;
  }
  const key = readString(scanner);
  const range = { start, end: scanner.pos };
  if (skipBlank(scanner) === 58) scanner.pos += 1;
  else note(scanner, 'the colon after this key is missing', range);
  const id = `${place.id}/${key.includes('/') || key.includes('~') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key}`;
  children.push(readValue(scanner, { id, path: [...place.path, key] }, range));
}

function markDuplicates(scanner: Scanner, children: readonly Writable[]): void {
  if (children.length < 2) return;
  const seen = new Map<string, Writable>();
  for (const child of children) {
    const key = String(child.path.at(-1));
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, child);
      continue;
    }
    const range = child.keyRange ?? child.range;
    const duplicate: Reason = { code: 'DUPLICATE_KEY', message: `${key} stands twice here; readers take the last.`, range };
    first.editable = duplicate;
    child.editable = duplicate;
    scanner.problems.push({ code: 'DUPLICATE_KEY', message: duplicate.message, range, severity: 'warning' });
  }
}
