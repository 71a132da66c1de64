import type { FieldRow, FormModel, FormRow, FormSection } from '../../shared/forms/index.ts';
import type { FieldChangeMark } from './field-line.tsx';

/** A line of a form as it is laid out: a section's heading, or a row of it. */
export type FormLine = { readonly row: 'section'; readonly id: string; readonly section: FormSection; readonly open: boolean; readonly changes: number } | FormRow;

/** The lines that show when some sections are closed. */
export function formLines(form: FormModel, closed: ReadonlySet<string>, base: ReadonlyMap<string, FieldRow>): FormLine[] {
  const lines: FormLine[] = [];
  for (const section of form.sections) {
    const open = !closed.has(section.id);
    const changes = section.rows.reduce((sum, row) => sum + (row.row === 'field' && changeOf(row, base).kind !== 'same' ? 1 : 0), 0);
    lines.push({ row: 'section', id: `section:${section.id}`, section, open, changes });
    if (open) for (const row of section.rows) lines.push(row);
  }
  return lines;
}

const same: FieldChangeMark = { kind: 'same' };
const added: FieldChangeMark = { kind: 'new' };

/** What changed about a field since the base; an empty map is a file that is new as a whole, where nothing stands out. */
export function changeOf(field: FieldRow, base: ReadonlyMap<string, FieldRow>): FieldChangeMark {
  if (base.size === 0) return same;
  const before = base.get(field.id);
  if (before === undefined) return added;
  return before.text === field.text && before.type === field.type ? same : { kind: 'changed', before: before.text };
}
