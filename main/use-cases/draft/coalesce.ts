import { composeSplices, invertSplices, type Splice } from '../../../shared/edit/index.ts';
import type { DraftEdit, NewEdit } from '../../../shared/model/edit.ts';
import type { EditRecord } from '../../store/tables/draft-edits.ts';
import { type DraftFile, textBefore } from './draft-files.ts';

/**
 * The newest edit of a file with one more of the same place taken into it, or undefined where the two are not of one place. Empty
 * splices mean that the text is back where it was.
 */
export function coalesce(file: DraftFile, newest: EditRecord, edit: Pick<NewEdit, 'kind' | 'target' | 'operations' | 'label'> & { readonly splices: readonly Splice[] }): EditRecord | undefined {
  if (edit.kind !== newest.kind || (edit.kind !== 'field' && edit.kind !== 'text') || !samePlace(newest, edit)) return undefined;
  const before = textBefore(file, newest) ?? '';
  const splices = composeSplices(newest.splices, edit.splices).flatMap((splice) => trimmed(before, splice));
  return { ...newest, label: edit.label, operations: edit.operations, splices, inverse: invertSplices(before, splices) };
}

function samePlace(one: Pick<DraftEdit, 'target' | 'operations'>, other: Pick<DraftEdit, 'target' | 'operations'>): boolean {
  const names = (edit: Pick<DraftEdit, 'operations'>): string => edit.operations.map((operation) => operation.op).join();
  return JSON.stringify(one.target) === JSON.stringify(other.target) && names(one) === names(other);
}

/** A splice without what it writes back unchanged at its ends. */
function trimmed(text: string, splice: Splice): Splice[] {
  const old = text.slice(splice.start, splice.end);
  const room = Math.min(old.length, splice.text.length);
  let head = 0;
  while (head < room && old[head] === splice.text[head]) head++;
  let tail = 0;
  while (tail < room - head && old[old.length - 1 - tail] === splice.text[splice.text.length - 1 - tail]) tail++;
  const rest = { start: splice.start + head, end: splice.end - tail, text: splice.text.slice(head, splice.text.length - tail) };
  return rest.start === rest.end && rest.text === '' ? [] : [rest];
}
