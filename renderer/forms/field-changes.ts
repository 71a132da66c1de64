import type { Scalar } from '../../shared/edit/types.ts';
import { type FieldRow, fieldsById, type FormModel } from '../../shared/forms/index.ts';

/** What changed about a field since the base: that it is there at all, or its value; `before` as an input shows it, `source` the very characters of the base. */
export type FieldChange = { readonly kind: 'new' } | { readonly kind: 'changed'; readonly before: string; readonly value: Scalar; readonly source: string };

/** The changed fields of a form by their id. */
export type FieldChanges = ReadonlyMap<string, FieldChange>;

/** A form and the text that it was built from. */
export interface FormOfText {
  readonly form: FormModel;
  readonly text: string;
}

/** No change at all. */
export const noChanges: FieldChanges = new Map();

/** What differs between two forms of a file; nothing stands out where the base has no field at all. */
export function changesBetween(base: FormOfText, now: FormModel): FieldChanges {
  if (base.form === now || base.form.fieldCount === 0) return noChanges;
  const fields = fieldsById(base.form);
  const changes = new Map<string, FieldChange>();
  for (const section of now.sections) {
    for (const row of section.rows) {
      const change = row.row === 'field' ? changeOf(row, fields.get(row.id), base.text) : null;
      if (change !== null) changes.set(row.id, change);
    }
  }
  return changes;
}

function changeOf(field: FieldRow, before: FieldRow | undefined, text: string): FieldChange | null {
  if (before === undefined) return { kind: 'new' };
  if (before.text === field.text && before.type === field.type) return null;
  return { kind: 'changed', before: before.text, value: before.value, source: text.slice(before.valueRange.start, before.valueRange.end) };
}
