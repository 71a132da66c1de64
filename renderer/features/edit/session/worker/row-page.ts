import type { Range, Reason, Scalar } from '../../../../../shared/edit/types.ts';
import { fieldId, type FieldRow, type FormRow } from '../../../../../shared/forms/index.ts';

/** Some rows of a form packed as one text, which costs the window next to nothing until one of them comes into sight. */
export interface RowPage {
  readonly count: number;
  /** Added to every range: a page that only moved stays as it is. */
  readonly base: number;
  /** Where the first and the last field begin, less `base`; `first` is beyond `last` where there is no field. */
  readonly first: number;
  readonly last: number;
  readonly packed: string;
}

/** Text equal to the value is not said twice; numbers that JSON does not know are told by their name. */
type PackedValue = Exclude<Scalar, null> | null | readonly [] | readonly [string];
type PackedReason = readonly [code: Reason['code'], message: string, start?: number, end?: number];
type PackedGroup = readonly [row: 0, document: number, path: FormRow['path'], depth: number, label: string, hint: string | null, start: number, end: number];
type PackedField = readonly [
  row: 1, document: number, path: FieldRow['path'], depth: number, label: string, hint: string | null, start: number, end: number,
  type: FieldRow['type'], text: string, value: PackedValue, style: FieldRow['style'], unit: string | null, secret: 0 | 1, locked: PackedReason | null, valueStart: number, valueEnd: number,
];

/** Packs rows; their ranges are kept from the first row's start. */
export function packRows(rows: readonly FormRow[]): RowPage {
  const base = rows[0]?.range.start ?? 0;
  let [first, last] = [Infinity, -Infinity];
  for (const row of rows) {
    if (row.row !== 'field') continue;
    first = Math.min(first, row.range.start - base);
    last = Math.max(last, row.range.start - base);
  }
  return { count: rows.length, base, first, last, packed: JSON.stringify(rows.map((row) => packRow(row, base))) };
}

/** The rows of a page. */
export function unpackRows(page: RowPage): FormRow[] {
  // Packed above, by the same code.
  const rows = JSON.parse(page.packed) as readonly (PackedGroup | PackedField)[];
  return rows.map((row) => (row[0] === 0 ? unpackGroup(row, page.base) : unpackField(row, page.base)));
}

/** Whether a page may hold a row with this id; false is certain. */
export function mayHold(page: RowPage, id: string): boolean {
  const colon = id.indexOf(':');
  return page.packed.includes(`,${id.slice(0, colon)},${id.slice(colon + 1)},`);
}

function packRow(row: FormRow, base: number): PackedGroup | PackedField {
  const { document, path, depth, label, hint, range } = row;
  const [start, end] = [range.start - base, range.end - base];
  if (row.row === 'group') return [0, document, path, depth, label, hint, start, end];
  const { type, text, style, unit, secret, locked, valueRange } = row;
  return [1, document, path, depth, label, hint, start, end, type, text, packValue(row), style, unit, secret ? 1 : 0, locked === null ? null : packReason(locked, base), valueRange.start - base, valueRange.end - base];
}

function packValue({ value, text }: FieldRow): PackedValue {
  if (value === text) return [];
  return typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0)) ? [Object.is(value, -0) ? '-0' : String(value)] : value;
}

function packReason({ code, message, range }: Reason, base: number): PackedReason {
  return range === undefined ? [code, message] : [code, message, range.start - base, range.end - base];
}

function unpackGroup([, document, path, depth, label, hint, start, end]: PackedGroup, base: number): FormRow {
  return { row: 'group', id: fieldId({ document, path }), document, path, depth, label, hint, range: rangeFrom(base, start, end) };
}

function unpackField(packed: PackedField, base: number): FieldRow {
  const [, document, path, depth, label, hint, start, end, type, text, value, style, unit, secret, locked, valueStart, valueEnd] = packed;
  return {
    row: 'field', id: fieldId({ document, path }), document, path, depth, label, hint, type, text, value: unpackValue(value, text), style, unit,
    secret: secret === 1, locked: locked === null ? null : unpackReason(locked, base), range: rangeFrom(base, start, end), valueRange: rangeFrom(base, valueStart, valueEnd),
  };
}

function unpackValue(value: PackedValue, text: string): Scalar {
  if (typeof value !== 'object' || value === null) return value;
  return value[0] === undefined ? text : Number(value[0]);
}

function unpackReason([code, message, start, end]: PackedReason, base: number): Reason {
  return start === undefined || end === undefined ? { code, message } : { code, message, range: rangeFrom(base, start, end) };
}

function rangeFrom(base: number, start: number, end: number): Range {
  return { start: base + start, end: base + end };
}
