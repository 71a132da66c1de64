import { Composer, type Document, Parser } from 'yaml';
import type { Parsed } from '../adapter.ts';
import { reason } from '../reason.ts';
import type { Node, Path, Problem, Range, Reason } from '../types.ts';
import { maxDepth, NodeBuilder, TooDeep } from './build-node.ts';
import { readLoosely } from './read-loosely.ts';
import { readSimple } from './read-simple.ts';
import { type Chunk, splitDocuments } from './split-documents.ts';

// Duplicate keys are reported by NodeBuilder: the composer's own check is quadratic and would make the whole file read-only.
const options = { keepSourceTokens: true, uniqueKeys: false, prettyErrors: false, logLevel: 'silent', resolveKnownTags: false } as const;

/** Reads a YAML text, document by document (none where it holds only comments); never throws. */
export function readYaml(text: string): Parsed {
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  const roots: Node[] = [];
  const problems: Problem[] = [];
  let templated = false;
  for (const chunk of splitDocuments(text, from)) {
    const part = readChunk(text, chunk, roots.length);
    for (const root of part.roots) roots.push(root);
    for (const problem of part.problems) problems.push(problem);
    templated ||= part.templated;
  }
  const bare = problems.some(({ severity }) => severity === 'error') ? /\r(?!\n)/.exec(text) : null;
  if (bare !== null) problems.unshift({ code: 'LINE_ENDS', message: 'lines of this file end in carriage returns alone, which are no line ends here', range: { start: bare.index, end: bare.index + 1 }, severity: 'error' });
  const readOnly = templateReason(text, problems, templated);
  return readOnly === undefined ? { roots, problems } : { roots: [], problems, readOnly };
}

/** What one part of a text holds. */
export interface ReadPart {
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  readonly templated: boolean;
}

/** Reads one part of a text as a stream of its own; `firstIndex` is the index of its first document in the file. */
export function readChunk(text: string, chunk: Chunk, firstIndex: number): ReadPart {
  try {
    const simple = readSimple(text, chunk, firstIndex === 0 ? '' : `${firstIndex}:`);
    return simple === undefined ? readFully(text, chunk, firstIndex) : { roots: [simple], problems: [], templated: false };
  } catch (error) {
    return { roots: [], problems: [failure(error, chunk)], templated: false };
  }
}

/** As `readChunk`, always with the full parser. */
export function readFully(text: string, chunk: Chunk, firstIndex: number): ReadPart {
  const part = chunk.start === 0 && chunk.end === text.length ? text : text.slice(chunk.start, chunk.end);
  try {
    return compose({ part, shift: chunk.start, whole: text }, firstIndex);
  } catch (error) {
    return { roots: [], problems: [failure(error, chunk)], templated: false };
  }
}

/** The parser's own recursion ends in a RangeError where nesting is deeper than the stack. */
function failure(error: unknown, chunk: Chunk): Problem {
  const at = error instanceof TooDeep ? error.at : chunk.start;
  if (error instanceof TooDeep || error instanceof RangeError) return { code: 'TOO_DEEP', message: `nesting is deeper than ${maxDepth} levels`, range: { start: at, end: Math.min(at + 1, chunk.end) }, severity: 'error' };
  return { code: 'SYNTAX', message: error instanceof Error ? error.message : String(error), range: chunk, severity: 'error' };
}

/** Where a fragment's root belongs in the tree. */
export interface FragmentPlace {
  readonly shift: number;
  readonly path: Path;
  readonly id: string;
  /** The text that the fragment's lines are part of. */
  readonly whole: string;
}

/** Reads lines that are part of one block collection; undefined unless they are one collection without any problem, anchor or template. */
export function readFragment(text: string, { shift, path, id, whole }: FragmentPlace): Node | undefined {
  try {
    const documents = [...new Composer(options).compose(new Parser().parse(text))] as Document.Parsed[];
    const [document] = documents;
    if (document === undefined || documents.length !== 1 || document.errors.length > 0 || document.warnings.some(({ code }) => code !== 'TAG_RESOLVE_FAILED')) return undefined;
    const builder = new NodeBuilder(text, shift, whole);
    const root = builder.fragment(document, path, id);
    return builder.templated || builder.duplicates.length > 0 || builder.anchors.size > 0 || builder.dangling.length > 0 ? undefined : root;
  } catch {
    return undefined;
  }
}

function compose({ part, shift, whole }: { part: string; shift: number; whole: string }, firstIndex: number): ReadPart {
  const strict = [...new Composer(options).compose(new Parser().parse(part))] as Document.Parsed[];
  // The lexer turns what overflows its stack into an error of the document.
  const overflow = strict.flatMap(({ errors }) => errors).find(({ message }) => message.startsWith('Maximum call stack'));
  if (overflow !== undefined) throw new TooDeep(overflow.pos[0] + shift);
  const loose = readLoosely(part, strict, options);
  const documents = loose?.documents ?? strict;
  const problems: Problem[] = [];
  if (loose !== undefined) problems.push({ code: 'BAD_INDENT', message: loose.warning, range: shifted(strict.flatMap(({ errors }) => errors)[0]?.pos ?? [0, 0], shift), severity: 'warning' });
  const builder = new NodeBuilder(part, shift, whole);
  const roots = documents.map((document, index) => builder.root(document, firstIndex + index));
  const directive = documents.length === 0 ? /^%.*/m.exec(part) : null;
  if (directive !== null) problems.push({ code: 'MISSING_CHAR', message: 'A directive must be followed by a document.', range: shifted([directive.index, directive.index + directive[0].length], shift), severity: 'error' });
  for (const document of documents) {
    for (const { code, message, pos } of document.errors) problems.push({ code, message, range: shifted(pos, shift), severity: 'error' });
    for (const { code, message, pos } of document.warnings) {
      if (code !== 'TAG_RESOLVE_FAILED') problems.push({ code, message, range: shifted(pos, shift), severity: 'warning' });
    }
  }
  for (const range of builder.duplicates) problems.push({ code: 'DUPLICATE_KEY', message: 'This key stands twice in its mapping.', range, severity: 'warning' });
  for (const range of builder.dangling) problems.push({ code: 'UNRESOLVED_ALIAS', message: 'This alias names no anchor above it.', range, severity: 'warning' });
  return { roots, problems, templated: builder.templated };
}

function shifted([start, end]: readonly [number, number], shift: number): Range {
  return { start: start + shift, end: end + shift };
}

function templateReason(text: string, problems: readonly Problem[], templated: boolean): Reason | undefined {
  const broken = problems.some(({ severity }) => severity === 'error') && /\{[{%]/.test(text);
  if (!broken && !templated) return undefined;
  return reason('TEMPLATED', 'This file is a template: it becomes YAML only once its placeholders are filled in, so it can be edited as text only.');
}
