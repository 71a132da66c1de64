import type { FieldRow, FormModel, FormRow, FormSection } from './field-model.ts';

/** The innermost field around a position of the text, or the nearest one before it in the same section; undefined outside of all. */
export function fieldAt(form: FormModel, offset: number): FieldRow | undefined {
  let best: FieldRow | undefined;
  for (const section of form.sections) {
    if (offset < section.range.start || offset > section.range.end) continue;
    const found = section.rows.finder === undefined ? lastFieldTo(section.rows, offset) : section.rows.finder.fieldAt(offset);
    if (found !== undefined && (best === undefined || found.range.start >= best.range.start)) best = found;
  }
  return best;
}

/** Among some rows the field that begins nearest before a position, the last one of several. */
export function lastFieldTo(rows: Iterable<FormRow>, offset: number): FieldRow | undefined {
  let best: FieldRow | undefined;
  for (const row of rows) {
    if (row.row !== 'field' || row.range.start > offset) continue;
    if (best === undefined || row.range.start >= best.range.start) best = row;
  }
  return best;
}

/** All fields by their id. */
export function fieldsById(form: FormModel): ReadonlyMap<string, FieldRow> {
  const found = new Map<string, FieldRow>();
  for (const section of form.sections) for (const row of section.rows) if (row.row === 'field') found.set(row.id, row);
  return found;
}

/** The place of a row in its section; -1 where the section has no such row. */
export function indexOfRow({ rows }: Pick<FormSection, 'rows'>, id: string): number {
  if (rows.finder !== undefined) return rows.finder.indexOf(id);
  let index = 0;
  for (const row of rows) {
    if (row.id === id) return index;
    index += 1;
  }
  return -1;
}

/** A field by its id. */
export function fieldById(form: FormModel, id: string): FieldRow | undefined {
  for (const section of form.sections) {
    const row = section.rows.at(Math.max(0, indexOfRow(section, id)));
    if (row?.row === 'field' && row.id === id) return row;
  }
  return undefined;
}
