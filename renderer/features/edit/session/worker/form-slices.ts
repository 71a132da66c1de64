import type { Range } from '../../../../../shared/edit/types.ts';
import type { FieldRow, FormModel, FormRow, FormSection } from '../../../../../shared/forms/index.ts';
import type { FieldChange, FieldChanges } from '../../../../forms/field-changes.ts';

/** A piece of a form on its way to the window; rows are counted over all sections. */
export type FormPart =
  | { readonly kind: 'section'; readonly section: Omit<FormSection, 'rows'> }
  | { readonly kind: 'rows'; readonly rows: readonly FormRow[] }
  /** The rows `[from, to)` of the form sent before, moved by some characters. */
  | { readonly kind: 'keep'; readonly from: number; readonly to: number; readonly by: number }
  | { readonly kind: 'changes'; readonly changes: readonly (readonly [string, FieldChange])[] };

/** What one message carries: little enough to be taken in between two frames. */
export type FormSlice = readonly FormPart[];

/** A form that was sent, and how long its text was. */
export interface SentForm {
  readonly rows: readonly FormRow[];
  readonly length: number;
}

const mostRows = 600;
const mostMoved = 3000;
const mostKept = 60_000;

/** A form as slices, in which the rows that the form sent before already had are only named. */
export function* formSlices(form: FormModel, changes: FieldChanges, { before, length }: { readonly before: SentForm; readonly length: number }): Generator<FormSlice> {
  let slice: FormPart[] = [];
  let weight = 0;
  for (const part of partsOf(form, changes, { before, by: length - before.length })) {
    slice.push(part);
    weight += weightOf(part);
    if (weight < 1) continue;
    yield slice;
    slice = [];
    weight = 0;
  }
  if (slice.length > 0) yield slice;
}

/** All rows of a form, section after section. */
export function allRows(form: FormModel): FormRow[] {
  return form.sections.flatMap((section) => section.rows);
}

/** Puts slices together to a form; rows that stayed keep their identity. */
export class FormAssembler {
  #before: readonly FormRow[] = [];
  #rows: FormRow[] = [];
  #sections: (Omit<FormSection, 'rows'> & { readonly rows: FormRow[] })[] = [];
  #changes = new Map<string, FieldChange>();

  take(slice: FormSlice): void {
    for (const part of slice) {
      if (part.kind === 'section') this.#sections.push({ ...part.section, rows: [] });
      else if (part.kind === 'changes') for (const [id, change] of part.changes) this.#changes.set(id, change);
      else this.#add(part.kind === 'rows' ? part.rows : this.#before.slice(part.from, part.to).map((row) => movedRow(row, part.by)));
    }
  }

  /** The whole form; the next slices are of another one. */
  finish(): { readonly form: FormModel; readonly changes: FieldChanges } {
    const form = { sections: this.#sections, fieldCount: this.#rows.reduce((sum, row) => sum + (row.row === 'field' ? 1 : 0), 0) };
    const changes = this.#changes;
    this.#before = this.#rows;
    this.#rows = [];
    this.#sections = [];
    this.#changes = new Map();
    return { form, changes };
  }

  #add(rows: readonly FormRow[]): void {
    const section = this.#sections.at(-1);
    for (const row of rows) {
      this.#rows.push(row);
      section?.rows.push(row);
    }
  }
}

function weightOf(part: FormPart): number {
  switch (part.kind) {
    case 'section': return 1 / 1000;
    case 'rows': return part.rows.length / mostRows;
    case 'keep': return (part.to - part.from) / (part.by === 0 ? mostKept : mostMoved);
    case 'changes': return part.changes.length / 1000;
  }
}

interface Moved {
  readonly before: SentForm;
  readonly by: number;
}

function* partsOf(form: FormModel, changes: FieldChanges, { before, by }: Moved): Generator<FormPart> {
  const rows = allRows(form);
  const counterpart = counterparts(before.rows, rows);
  let at = 0;
  for (const { rows: own, ...section } of form.sections) {
    yield { kind: 'section', section };
    for (const end = at + own.length; at < end;) {
      const part = runFrom(rows, { at, end, before: before.rows, by, counterpart });
      yield part;
      at += part.kind === 'rows' ? part.rows.length : part.to - part.from;
    }
  }
  const entries = [...changes];
  for (let from = 0; from < entries.length; from += 1000) yield { kind: 'changes', changes: entries.slice(from, from + 1000) };
}

interface Run {
  readonly at: number;
  readonly end: number;
  readonly before: readonly FormRow[];
  readonly by: number;
  readonly counterpart: (at: number) => number;
}

type Rows = Extract<FormPart, { kind: 'rows' | 'keep' }>;

/** The longest run from a row on that is new, or that stayed and moved as one. */
function runFrom(rows: readonly FormRow[], { at, end, before, by, counterpart }: Run): Rows {
  const moveOf = (index: number): number | null => moveBetween(before[counterpart(index)], rows[index], by);
  const move = moveOf(at);
  const most = move === null ? mostRows : move === 0 ? mostKept : mostMoved;
  let stop = at + 1;
  while (stop < end && stop - at < most && moveOf(stop) === move && (move === null || counterpart(stop) - counterpart(at) === stop - at)) stop += 1;
  return move === null ? { kind: 'rows', rows: rows.slice(at, stop) } : { kind: 'keep', from: counterpart(at), to: counterpart(at) + stop - at, by: move };
}

/** Where each row stood before: counted from the start up to the first row that is another, from the end after that. */
function counterparts(before: readonly FormRow[], rows: readonly FormRow[]): (at: number) => number {
  let head = 0;
  while (head < rows.length && head < before.length && rows[head]?.id === before[head]?.id) head += 1;
  const shift = before.length - rows.length;
  return (at) => (at < head ? at : at + shift);
}

/** By how much a row moved (0, or the growth of the text), or null where it is another than before. */
function moveBetween(before: FormRow | undefined, row: FormRow | undefined, by: number): number | null {
  if (before === undefined || row === undefined || before.id !== row.id || !sameWords(before, row)) return null;
  const move = row.range.start - before.range.start;
  if (move !== 0 && move !== by) return null;
  return rangesOf(before).every((range, index) => isMoved(range, rangesOf(row)[index], move)) ? move : null;
}

function rangesOf(row: FormRow): readonly (Range | undefined)[] {
  return row.row === 'group' ? [row.range] : [row.range, row.valueRange, row.locked?.range];
}

function isMoved(before: Range | undefined, now: Range | undefined, by: number): boolean {
  if (before === undefined || now === undefined) return before === now;
  return before.start + by === now.start && before.end + by === now.end;
}

function sameWords(before: FormRow, row: FormRow): boolean {
  if (before.depth !== row.depth || before.label !== row.label || before.hint !== row.hint) return false;
  if (before.row === 'group' || row.row === 'group') return before.row === row.row;
  return sameField(before, row);
}

function sameField(before: FieldRow, row: FieldRow): boolean {
  return before.text === row.text && before.type === row.type && before.value === row.value && before.style === row.style && before.unit === row.unit
    && before.secret === row.secret && before.locked?.code === row.locked?.code && before.locked?.message === row.locked?.message;
}

function movedRow(row: FormRow, by: number): FormRow {
  if (by === 0) return row;
  const range = moved(row.range, by);
  if (row.row === 'group') return { ...row, range };
  const locked = row.locked?.range === undefined ? row.locked : { ...row.locked, range: moved(row.locked.range, by) };
  return { ...row, range, valueRange: moved(row.valueRange, by), locked };
}

function moved({ start, end }: Range, by: number): Range {
  return { start: start + by, end: end + by };
}
