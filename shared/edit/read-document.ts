import { adapterFor } from './adapters.ts';
import type { Adapter, Parsed } from './adapter.ts';
import { decodeText } from './decode-text.ts';
import { detectKind } from './detect-kind.ts';
import { hashText } from './hash-text.ts';
import { reason } from './reason.ts';
import type { EditDocument, Kind, Problem, Reason } from './types.ts';

/** What a document was read with; kept beside it because a document is plain data that may cross processes. */
interface Reading {
  readonly adapter: Adapter;
  readonly parsed: Parsed;
}

const readings = new WeakMap<EditDocument, Reading>();

/** Reads a text: its kind, tree and every problem; `readOnly` says why there is no form. Never throws. */
export function readDocument(path: string, text: string): EditDocument {
  const { kind, readOnly } = detectKind(path, text);
  const adapter = adapterFor(kind);
  if (readOnly !== undefined || adapter === undefined) return bare({ path, kind, text }, readOnly ?? noAdapter());
  return withReading({ path, kind, text }, { adapter, parsed: adapter.parse(text, path) });
}

/** As `readDocument`, from bytes; a file that is not UTF-8 gives a document with empty text and the reason. */
export function readBytes(path: string, bytes: Uint8Array): EditDocument {
  const decoded = decodeText(bytes);
  return decoded.ok ? readDocument(path, decoded.value) : bare({ path, kind: 'text', text: '' }, decoded.error);
}

/** The adapter and parsed text behind a document, read again where the document came from another process. */
export function readingOf(document: EditDocument): Reading | undefined {
  const kept = readings.get(document);
  if (kept !== undefined) return kept;
  const adapter = adapterFor(document.kind);
  if (adapter === undefined) return undefined;
  const reading = { adapter, parsed: adapter.parse(document.text, document.path) };
  readings.set(document, reading);
  return reading;
}

interface Source {
  readonly path: string;
  readonly kind: Kind;
  readonly text: string;
}

/** A document made of a text and what an adapter read in it. */
export function withReading(source: Source, reading: Reading): EditDocument {
  const { parsed } = reading;
  const readOnly = parsed.readOnly ?? syntaxReason(parsed.problems);
  const document: EditDocument = {
    ...source, hash: hashText(source.text), roots: parsed.roots, problems: parsed.problems,
    ...(readOnly === undefined ? {} : { readOnly }),
  };
  readings.set(document, reading);
  return document;
}

function bare(source: Source, readOnly: Reason): EditDocument {
  return { ...source, hash: hashText(source.text), roots: [], problems: [], readOnly };
}

function noAdapter(): Reason {
  return reason('NO_ADAPTER', 'There is no form for this kind of file; it can be edited as text.');
}

function syntaxReason(problems: readonly Problem[]): Reason | undefined {
  const errors = problems.filter(({ severity }) => severity === 'error');
  const first = errors[0];
  if (first === undefined) return undefined;
  if (first.code === 'TOO_DEEP') return reason('TOO_DEEP', `In this file ${first.message}, deeper than any form could show. It can be edited as text.`, first.range);
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  return reason('SYNTAX', `This file does not parse: ${first.message}${more}. Put that right as text first.`, first.range);
}
