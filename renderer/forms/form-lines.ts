import type { FieldRow, FormModel, FormRow, FormSection } from '../../shared/forms/index.ts';
import type { FieldChange, FieldChanges } from './field-changes.ts';

/** What changed about a field since the base: nothing, its value, or that it is there at all. */
export type FieldChangeMark = { readonly kind: 'same' } | FieldChange;

/** A line of a form as it is laid out: a section's heading, or a row of it. */
export type FormLine = { readonly row: 'section'; readonly id: string; readonly section: FormSection; readonly open: boolean; readonly changes: number } | FormRow;

/** The lines that show when some sections are closed. */
export function formLines(form: FormModel, closed: ReadonlySet<string>, changed: FieldChanges): FormLine[] {
  const lines: FormLine[] = [];
  for (const section of form.sections) {
    const open = !closed.has(section.id);
    const changes = changed.size === 0 ? 0 : section.rows.reduce((sum, row) => sum + (changed.has(row.id) ? 1 : 0), 0);
    lines.push({ row: 'section', id: `section:${section.id}`, section, open, changes });
    if (open) for (const row of section.rows) lines.push(row);
  }
  return lines;
}

const same: FieldChangeMark = { kind: 'same' };

/** What changed about a field since the base. */
export function changeOf(field: FieldRow, changed: FieldChanges): FieldChangeMark {
  return changed.get(field.id) ?? same;
}
