import { type EditDocument, type Operation, planEdits, readDocument, type ReasonCode } from '../../shared/edit/index.ts';

/** The text after operations on a text that stands at `path`; throws with the reason where they are refused. */
export function editText(path: string, text: string, ...operations: readonly Operation[]): string {
  const planned = planEdits(readDocument(path, text), operations);
  if (!planned.ok) throw new Error(`${planned.error.code}: ${planned.error.message}`);
  return planned.value.text;
}

/** The code with which operations are refused, or undefined where they are not. */
export function refusalOf(path: string, text: string, ...operations: readonly Operation[]): ReasonCode | undefined {
  const planned = planEdits(readDocument(path, text), operations);
  return planned.ok ? undefined : planned.error.code;
}

/** The lines of `after` that differ from `before`, as `-old` and `+new`, for tests that ask what an edit touched. */
export function changedLines(before: string, after: string): string[] {
  const [old, now] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head += 1;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  return [...old.slice(head, old.length - tail).map((line) => `-${line}`), ...now.slice(head, now.length - tail).map((line) => `+${line}`)];
}

/** A document that must be editable. */
export function editable(path: string, text: string): EditDocument {
  const document = readDocument(path, text);
  if (document.readOnly !== undefined) throw new Error(`${document.readOnly.code}: ${document.readOnly.message}`);
  return document;
}
