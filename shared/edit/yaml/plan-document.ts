import { type Result, succeed } from '../../errors/index.ts';
import { lineBreakNear } from '../line-ends.ts';
import { refuse } from '../reason.ts';
import type { Node, Reason, Splice, Value } from '../types.ts';
import { encodeAfterDash, encodeEntries, encodeFlow, isMap, isSeq } from './encode-value.ts';
import { endsUnfinished } from './entry-region.ts';
import { layoutAround } from './layout.ts';
import { splitDocuments } from './split-documents.ts';

type Planned = Result<readonly Splice[], Reason>;

const quoting = { keys: 'plain', values: 'plain' } as const;

/** What the planners of whole documents look at. */
export interface DocumentRequest {
  readonly text: string;
  readonly roots: readonly Node[];
}

/** Splices that add a document at an index, at the end unless told. */
export function planAddDocument({ text, roots }: DocumentRequest, value: Value, index = roots.length): Planned {
  if (roots.length === 0) return index === 0 ? succeed([firstDocument(text, documentText(text, roots, value))]) : refuse('OUT_OF_RANGE', 'This file has no documents yet.');
  const chunks = splitDocuments(text, byteOrderMark(text));
  if (chunks.length !== roots.length) return refuse('UNSUPPORTED', 'This file has directives or end markers between its documents; add the document as text.');
  if (index < 0 || index > roots.length) return refuse('OUT_OF_RANGE', `This file has only ${roots.length} documents.`);
  const eol = lineBreakNear(text, text.length);
  const body = documentText(text, roots, value) + eol;
  const chunk = chunks[index];
  if (chunk !== undefined) {
    const marked = /^(?:[ \t]*(?:#[^\n]*)?\n)*---/.test(text.slice(chunk.start, chunk.end));
    return succeed([{ start: chunk.start, end: chunk.start, text: marked ? `---${eol}${body}` : `${body}---${eol}` }]);
  }
  const last = roots.at(-1);
  if (last !== undefined && endsUnfinished(text, last)) return refuse('UNFINISHED_TEXT', 'The text that ends this file has no final line break, and readers would disagree on what adding one means; add it first.', last.range);
  const gap = text.endsWith('\n') || text === '' ? '' : eol;
  return succeed([{ start: text.length, end: text.length, text: `${gap}---${eol}${body}` }]);
}

/** Lines after the comments of a file, or of a document that has a marker but no content yet. */
function firstDocument(text: string, lines: string, end = text.length): Splice {
  const eol = lineBreakNear(text, end);
  const gap = text[end - 1] === '\n' || end === byteOrderMark(text) ? '' : eol;
  return { start: end, end, text: gap + lines + eol };
}

/** Splices that give a document without content its first entry. */
export function planFirstEntry({ text, roots }: DocumentRequest, index: number, value: Value): Planned {
  const lines = documentText(text, roots, value);
  if (roots.length === 0 && index === 0) return succeed([firstDocument(text, lines)]);
  const chunks = splitDocuments(text, byteOrderMark(text));
  const chunk = chunks[index];
  const root = roots[index];
  if (chunk === undefined || root === undefined || chunks.length !== roots.length) return refuse('UNSUPPORTED', 'This file has directives or end markers between its documents; write its first line as text.');
  return succeed([firstDocument(text, lines, chunk.end)]);
}

/** The splice that takes away a document with its marker. */
export function planRemoveDocument({ text, roots }: DocumentRequest, index: number): Planned {
  if (roots[index] === undefined) return refuse('OUT_OF_RANGE', `This file has only ${roots.length} documents.`);
  if (roots.length === 1) return refuse('LAST_ENTRY', 'This is the only document of the file; delete the file.');
  const chunk = splitDocuments(text, byteOrderMark(text))[index];
  if (chunk === undefined || splitDocuments(text, byteOrderMark(text)).length !== roots.length) {
    return refuse('UNSUPPORTED', 'This file has directives or end markers between its documents; remove the document as text.');
  }
  return succeed([{ start: chunk.start, end: chunk.end, text: '' }]);
}

/** Lines that make a whole document, as its neighbours are laid out; no last line break. */
function documentText(text: string, roots: readonly Node[], value: Value): string {
  const layout = layoutAround(text, roots.slice(0, 1));
  const place = { column: 0, layout, quoting };
  if (isMap(value) && Object.keys(value).length > 0) return encodeEntries(value, place);
  if (isSeq(value) && value.length > 0) return value.map((item) => `-${encodeAfterDash(item, place)}`).join(layout.eol);
  return encodeFlow(value, quoting);
}

function byteOrderMark(text: string): number {
  return text.startsWith('\uFEFF') ? 1 : 0;
}
