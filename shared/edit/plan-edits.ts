import { fail, type Result, succeed } from '../errors/index.ts';
import type { Adapter, Parsed } from './adapter.ts';
import { reason } from './reason.ts';
import { readingOf, withReading } from './read-document.ts';
import { applySplices, composeSplices, invertSplices } from './splices.ts';
import type { EditDocument, Operation, Plan, Problem, Reason, Splice } from './types.ts';
import { verifyEdit, verifyPart } from './verify-edit.ts';

/** Where a batch stands after some of its operations. */
interface Stage {
  readonly text: string;
  readonly parsed: () => Parsed;
  readonly splices: readonly Splice[];
}

/**
 * Plans operations one after the other, each on the text that the ones before it left, and verifies each by reading the new text again.
 * All of them or none: the first that cannot be done exactly gives its reason. With `madeFor`, the hash of the text that the operations
 * were made for, a document of another text is STALE. Never throws.
 */
export function planEdits(document: EditDocument, operations: readonly Operation[], madeFor = document.hash): Result<Plan, Reason> {
  if (madeFor !== document.hash) return fail(reason('STALE', 'The text has changed since this edit was made.'));
  const done = runOperations(document, operations);
  return done.ok ? succeed(asPlan(document.text, done.value.splices, done.value.text)) : done;
}

/** As `planEdits`, and the document that the new text makes, without reading it from scratch. */
export function editDocument(document: EditDocument, operations: readonly Operation[]): Result<{ readonly plan: Plan; readonly document: EditDocument }, Reason> {
  const done = runOperations(document, operations);
  const reading = readingOf(document);
  if (!done.ok) return done;
  if (reading === undefined) return fail(noForm());
  const { text, parsed, splices } = done.value;
  const after = withReading({ path: document.path, kind: document.kind, text }, { adapter: reading.adapter, parsed: parsed() });
  return succeed({ plan: asPlan(document.text, splices, text), document: after });
}

/** The plan that splices on a text make; for text that was typed and needs no verifying. */
export function asPlan(before: string, splices: readonly Splice[], text = applySplices(before, splices)): Plan {
  return { splices, inverse: invertSplices(before, splices), text };
}

function runOperations(document: EditDocument, operations: readonly Operation[]): Result<Stage, Reason> {
  if (document.readOnly !== undefined) return fail(document.readOnly);
  const reading = readingOf(document);
  if (reading === undefined) return fail(noForm());
  let stage: Stage = { text: document.text, parsed: () => reading.parsed, splices: [] };
  for (const operation of operations) {
    const next = runOperation(reading.adapter, document.path, { stage, operation });
    if (!next.ok) return next;
    stage = next.value;
  }
  return succeed(stage);
}

function runOperation(adapter: Adapter, path: string, { stage, operation }: { stage: Stage; operation: Operation }): Result<Stage, Reason> {
  const old = stage.parsed();
  const planned = adapter.plan({ path, text: stage.text, parsed: old, operation });
  if (!planned.ok) return planned;
  const splices = planned.value.filter((splice) => stage.text.slice(splice.start, splice.end) !== splice.text);
  const text = applySplices(stage.text, splices);
  const done = (parsed: () => Parsed): Result<Stage, Reason> => succeed({ text, parsed, splices: composeSplices(stage.splices, splices) });
  const part = splices.length === 0 ? undefined : adapter.reparse?.({ path, before: stage.text, parsed: old, splices, after: text, operation });
  if (part !== undefined) {
    const verified = verifyPart(adapter, part, operation);
    return verified.ok ? done(once(part.whole)) : verified;
  }
  const parsed = splices.length === 0 ? old : adapter.parse(text, path);
  const broken = newProblem(old.problems, parsed);
  if (broken !== undefined) return fail(broken);
  const verified = verifyEdit({ adapter, before: old.roots, after: parsed.roots, operation });
  return verified.ok ? done(() => parsed) : verified;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function newProblem(before: readonly Problem[], after: Parsed): Reason | undefined {
  if (after.readOnly !== undefined) return reason('VERIFY_FAILED', `After this edit the file could no longer be read: ${after.readOnly.message}`);
  const fresh = after.problems.length > before.length ? after.problems.find(({ severity }) => severity === 'error') ?? after.problems.at(-1) : after.problems.find(({ severity }) => severity === 'error');
  return fresh === undefined ? undefined : reason('VERIFY_FAILED', `After this edit the file would not parse: ${fresh.message}`);
}

function noForm(): Reason {
  return reason('NO_ADAPTER', 'There is no form for this kind of file; it can be edited as text.');
}
