import type { Range } from '../../../../../shared/edit/types.ts';
import type { FieldRow, FormModel, FormRow, FormSection } from '../../../../../shared/forms/index.ts';
import type { FieldChange, FieldChanges } from '../../../../forms/field-changes.ts';
import { packRows, type RowPage } from './row-page.ts';

/** A section without its rows. */
export interface SectionHead extends Omit<FormSection, 'rows'> {
  readonly rowCount: number;
}

/** A piece of a form on its way to the window; pages go over all sections. */
export type FormPart =
  | { readonly kind: 'section'; readonly section: SectionHead }
  | { readonly kind: 'page'; readonly page: RowPage }
  /** The pages `[from, to)` of the form sent before, moved by some characters. */
  | { readonly kind: 'keep'; readonly from: number; readonly to: number; readonly by: number }
  | { readonly kind: 'changes'; readonly changes: readonly (readonly [string, FieldChange])[] };

/** What one message carries: little enough to be taken in between two frames. */
export type FormSlice = readonly FormPart[];

const rowsOfPage = 200;
const pagesOfSlice = 10;

/** A page as it was cut: its first row, how many there are, and where it comes from. */
interface Cut {
  readonly from: number;
  readonly count: number;
  /** The page of the form before that this one is, and by how much it moved; null where it is new. */
  readonly kept: { readonly page: number; readonly by: number } | null;
}

/** Sends one form after the other as slices, in which pages that the form before already had are only named. */
export class FormSender {
  #rows: readonly FormRow[] = [];
  #pages: readonly Cut[] = [];
  #length = 0;

  /** The slices of a form over a text of some length; all of them are to be taken. */
  *slices(form: FormModel, changes: FieldChanges, length: number): Generator<FormSlice> {
    const rows = form.sections.flatMap((section) => [...section.rows]);
    const cuts = cutPages(rows, { rows: this.#rows, pages: this.#pages, by: length - this.#length });
    this.#rows = rows;
    this.#pages = cuts;
    this.#length = length;
    let slice: FormPart[] = [];
    let weight = 0;
    for (const part of partsOf(form, changes, { rows, cuts })) {
      slice.push(part);
      weight += weightOf(part);
      if (weight < 1) continue;
      yield slice;
      slice = [];
      weight = 0;
    }
    if (slice.length > 0) yield slice;
  }
}

function weightOf(part: FormPart): number {
  switch (part.kind) {
    case 'section': return 1 / 1000;
    case 'page': return 1 / pagesOfSlice;
    case 'keep': return (part.to - part.from) / 5000;
    case 'changes': return part.changes.length / 1000;
  }
}

function* partsOf(form: FormModel, changes: FieldChanges, { rows, cuts }: { readonly rows: readonly FormRow[]; readonly cuts: readonly Cut[] }): Generator<FormPart> {
  for (const { rows: own, ...section } of form.sections) yield { kind: 'section', section: { ...section, rowCount: own.length, changeCount: changedAmong(own, changes) } };
  for (let at = 0; at < cuts.length;) {
    const cut = cuts[at];
    if (cut === undefined) break;
    if (cut.kept === null) {
      yield { kind: 'page', page: packRows(rows.slice(cut.from, cut.from + cut.count)) };
      at += 1;
      continue;
    }
    const { page, by } = cut.kept;
    let run = 1;
    while (cuts[at + run]?.kept?.page === page + run && cuts[at + run]?.kept?.by === by) run += 1;
    yield { kind: 'keep', from: page, to: page + run, by };
    at += run;
  }
  const entries = [...changes];
  for (let from = 0; from < entries.length; from += 1000) yield { kind: 'changes', changes: entries.slice(from, from + 1000) };
}

function changedAmong(rows: Iterable<FormRow>, changes: FieldChanges): number {
  let count = 0;
  if (changes.size > 0) for (const row of rows) if (changes.has(row.id)) count += 1;
  return count;
}

interface Before {
  readonly rows: readonly FormRow[];
  readonly pages: readonly Cut[];
  /** How much longer the text is now. */
  readonly by: number;
}

/** Cuts rows into pages, along the pages before wherever all rows of one stayed or moved as one. */
function cutPages(rows: readonly FormRow[], before: Before): Cut[] {
  const pageAt = new Map(before.pages.map(({ from }, page) => [from, page]));
  const counterpart = counterparts(before.rows, rows);
  const cuts: Cut[] = [];
  let fresh = 0;
  let at = 0;
  while (at < rows.length) {
    const page = pageAt.get(counterpart(at));
    const count = page === undefined ? 0 : (before.pages[page]?.count ?? 0);
    const by = count === 0 ? null : moveOf(rows, { at, count, before, counterpart });
    if (page === undefined || by === null) {
      at += 1;
      continue;
    }
    cuts.push(...freshPages(fresh, at), { from: at, count, kept: { page, by } });
    at += count;
    fresh = at;
  }
  return [...cuts, ...freshPages(fresh, at)];
}

/** New pages over the rows `[from, to)`, about as long as each other. */
function freshPages(from: number, to: number): Cut[] {
  const pages = Math.ceil((to - from) / rowsOfPage);
  const edge = (page: number): number => from + Math.round(((to - from) * page) / pages);
  return Array.from({ length: pages }, (_, page) => ({ from: edge(page), count: edge(page + 1) - edge(page), kept: null }));
}

interface Run {
  readonly at: number;
  readonly count: number;
  readonly before: Before;
  readonly counterpart: (at: number) => number;
}

/** By how much a run of rows moved as one; null where it did not. */
function moveOf(rows: readonly FormRow[], { at, count, before, counterpart }: Run): number | null {
  if (at + count > rows.length || counterpart(at + count - 1) - counterpart(at) !== count - 1) return null;
  const by = moveBetween(before.rows[counterpart(at)], rows[at], before.by);
  for (let next = at + 1; by !== null && next < at + count; next += 1) if (moveBetween(before.rows[counterpart(next)], rows[next], before.by) !== by) return null;
  return by;
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
