import type { FieldRow, FormModel } from './field-model.ts';

/** The innermost field around a position of the text, or the nearest one before it in the same section; undefined outside of all. */
export function fieldAt(form: FormModel, offset: number): FieldRow | undefined {
  let best: FieldRow | undefined;
  for (const section of form.sections) {
    if (offset < section.range.start || offset > section.range.end) continue;
    for (const row of section.rows) {
      if (row.row !== 'field' || row.range.start > offset) continue;
      if (best === undefined || row.range.start >= best.range.start) best = row;
    }
  }
  return best;
}

/** All fields by their id. */
export function fieldsById(form: FormModel): ReadonlyMap<string, FieldRow> {
  const found = new Map<string, FieldRow>();
  for (const section of form.sections) for (const row of section.rows) if (row.row === 'field') found.set(row.id, row);
  return found;
}
