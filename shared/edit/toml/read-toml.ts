import { ParseError, parseTOML } from 'toml-eslint-parser';
import type { AST } from 'toml-eslint-parser';
import type { Path, Problem, Range } from '../types.ts';
import { maxDepth, scanToml, TooDeep } from './scan-toml.ts';

type Place = readonly [number, number];

/** One name of a key. */
export type KeyPart =
  | { readonly type: 'TOMLBare'; readonly name: string; readonly range: Place }
  | { readonly type: 'TOMLQuoted'; readonly value: string; readonly range: Place };

/** A pair within an inline table. */
export interface TomlPair {
  readonly type: 'TOMLKeyValue';
  readonly key: { readonly keys: readonly KeyPart[] };
  readonly value: TomlValue;
  readonly range: Place;
}

/** A value of the parser's tree, as much of it as is used. */
export type TomlValue =
  | { readonly type: 'TOMLValue'; readonly kind: string; readonly value: unknown; readonly range: Place }
  | { readonly type: 'TOMLArray'; readonly elements: readonly TomlValue[]; readonly range: Place }
  | { readonly type: 'TOMLInlineTable'; readonly body: readonly TomlPair[]; readonly range: Place };

/** One `key = value` or one `[header]`, in source order. */
export interface Entry extends Range {
  readonly kind: 'pair' | 'header';
  /** The whole path that it names; of `[[list]]` the item's. */
  readonly path: Path;
  /** The parts of its own key, each with its place in `path`. */
  readonly parts: readonly Part[];
  /** The value of a pair. */
  readonly value?: TomlValue;
  /** True for `[[list]]`. */
  readonly list: boolean;
}

/** One part of a dotted key. */
export interface Part extends Range {
  readonly depth: number;
}

/** What reading a TOML text gives. */
export interface TomlFile {
  readonly entries: readonly Entry[];
  readonly comments: readonly Range[];
  readonly problems: readonly Problem[];
  /** Add this to the parser's offsets: 1 where the text begins with a byte order mark. */
  readonly shift: number;
  /** True where only the rules of TOML 1.1 accept the text. */
  readonly modern: boolean;
}

const maxProblems = 20;

/** Reads TOML 1.0, or 1.1 where that alone accepts the text; after an error it goes on without the line it is on. Never throws. */
export function readToml(text: string): TomlFile {
  try {
    const scan = scanToml(text);
    return scan === undefined ? readTomlFully(text) : { ...scan, problems: [], shift: 0, modern: false };
  } catch (error) {
    if (error instanceof TooDeep) return tooDeep(error.at);
    throw error;
  }
}

function tooDeep(at: number): TomlFile {
  const problem = { code: 'TOO_DEEP', message: `nesting is deeper than ${maxDepth} levels`, range: { start: at, end: at + 1 }, severity: 'error' } as const;
  return { entries: [], comments: [], problems: [problem], shift: 0, modern: false };
}

/** Where more brackets are open than may be, however they are quoted: the full parser takes seconds over such; -1 where none are. */
function deepBracket(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) depth += 1;
    else if (code === 10 && text.charCodeAt(at + 1) === 91) depth = 0;
    else if ((code === 93 || code === 125) && depth > 0) depth -= 1;
    if (depth > maxDepth) return at;
  }
  return -1;
}

/** As `readToml`, always with the full parser. */
export function readTomlFully(text: string): TomlFile {
  const deep = deepBracket(text);
  if (deep >= 0) return tooDeep(deep);
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const problems: Problem[] = bareReturns(text);
  let source = shift === 1 ? text.slice(1) : text;
  const first = tryParse(source);
  if (first.program !== undefined) return fileOf(text, first.program, { shift, problems, modern: first.modern });
  for (let failure = first.failure; problems.length < maxProblems; ) {
    const at = culprit(source, Math.min(failure.index, source.length));
    problems.push({ code: 'SYNTAX', message: lower(failure.message), range: { start: at + shift, end: Math.min(at + 1, source.length) + shift }, severity: 'error' });
    const blanked = blankLine(source, at);
    if (blanked === source || source.length > 200_000) break;
    source = blanked;
    const again = tryParse(source);
    if (again.program !== undefined) return fileOf(text, again.program, { shift, problems, modern: again.modern });
    failure = again.failure;
  }
  return { entries: [], comments: [], problems, shift, modern: false };
}

interface Failure {
  readonly index: number;
  readonly message: string;
}

type Attempt = { readonly program: AST.TOMLProgram; readonly modern: boolean } | { readonly program?: undefined; readonly failure: Failure };

function tryParse(source: string): Attempt {
  const strict = parseAs(source, '1.0');
  if (strict.program !== undefined) return strict;
  const modern = parseAs(source, '1.1');
  return modern.program === undefined ? strict : modern;
}

function parseAs(source: string, tomlVersion: '1.0' | '1.1'): Attempt {
  try {
    // Without a line break after it, the parser gives a lone 0 at the very end an empty range.
    return { program: parseTOML(source.endsWith('\n') ? source : `${source}\n`, { tomlVersion }), modern: tomlVersion === '1.1' };
  } catch (error) {
    if (error instanceof ParseError) return { failure: { index: error.index, message: error.message } };
    // The parser recurses, so that absurd nesting overflows its stack.
    if (error instanceof RangeError) return { failure: { index: 0, message: 'This is nested too deeply' } };
    throw error;
  }
}

function lower(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}

/** The parser notices a value that is missing at the end of a line only on the next one. */
function culprit(source: string, index: number): number {
  const before = source.slice(0, index).trimEnd();
  return before.length < index && before.endsWith('=') && source.slice(before.length, index).includes('\n') ? before.length - 1 : index;
}

function blankLine(source: string, at: number): string {
  const start = source.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
  const found = source.indexOf('\n', at);
  const end = found < 0 ? source.length : found;
  return source.slice(0, start) + source.slice(start, end).replace(/[^\r\n]/g, ' ') + source.slice(end);
}

function bareReturns(text: string): Problem[] {
  const at = text.search(/\r(?!\n)/);
  return at < 0 ? [] : [{ code: 'SYNTAX', message: 'a carriage return must be followed by a line feed', range: { start: at, end: at + 1 }, severity: 'error' }];
}

function fileOf(text: string, program: AST.TOMLProgram, read: Pick<TomlFile, 'shift' | 'problems' | 'modern'>): TomlFile {
  const { shift } = read;
  const entries: Entry[] = [];
  for (const item of program.body[0].body) {
    if (item.type === 'TOMLKeyValue') {
      entries.push(pairOf(item, [], shift));
      continue;
    }
    const parts = partsOf(item.key, headerDepths(item.resolvedKey), shift);
    const last = parts.at(-1)?.end ?? item.range[0] + shift;
    const list = item.kind === 'array';
    const end = text.indexOf(list ? ']]' : ']', last) + (list ? 2 : 1);
    entries.push({ kind: 'header', start: item.range[0] + shift, end: Math.max(end, last), path: item.resolvedKey, parts, list });
    for (const pair of item.body) entries.push(pairOf(pair, item.resolvedKey, shift));
  }
  const comments = program.comments.map(({ range }) => ({ start: range[0] + shift, end: range[1] + shift }));
  return { entries, comments, ...read };
}

function headerDepths(path: Path): number[] {
  return path.flatMap((segment, depth) => (typeof segment === 'string' ? [depth] : []));
}

/** A pair of a table (or inline table) whose path is `base`. */
export function pairOf(pair: Pick<TomlPair, 'key' | 'value' | 'range'>, base: Path, shift: number): Entry {
  const depths = pair.key.keys.map((_, index) => base.length + index);
  const path = [...base, ...pair.key.keys.map((key) => (key.type === 'TOMLBare' ? key.name : key.value))];
  return { kind: 'pair', start: pair.range[0] + shift, end: pair.range[1] + shift, path, parts: partsOf(pair.key, depths, shift), value: pair.value, list: false };
}

function partsOf(key: TomlPair['key'], depths: readonly number[], shift: number): Part[] {
  return key.keys.map((part, index) => ({ start: part.range[0] + shift, end: part.range[1] + shift, depth: depths[index] ?? index }));
}
