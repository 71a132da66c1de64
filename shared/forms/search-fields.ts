import type { FormModel, FormRow, FormSection } from './field-model.ts';

/** A form with only the fields that match every word of a query (in label, path, value or comment), under their headings; secrets match by name alone. */
export function searchFields(form: FormModel, query: string): FormModel {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return form;
  const sections = form.sections.map((section) => narrow(section, words)).filter((section) => section.rows.length > 0);
  return { sections, fieldCount: sections.reduce((sum, section) => sum + section.fieldCount, 0) };
}

function narrow(section: FormSection, words: readonly string[]): FormSection {
  const rows: FormRow[] = [];
  let headings: FormRow[] = [];
  for (const row of section.rows) {
    headings = headings.filter((heading) => heading.depth < row.depth);
    if (row.row === 'group') headings.push(row);
    else if (matches(section, row, words)) {
      rows.push(...headings.filter((heading) => !rows.includes(heading)), row);
    }
  }
  return { ...section, rows, fieldCount: rows.filter((row) => row.row === 'field').length };
}

function matches(section: FormSection, row: FormRow, words: readonly string[]): boolean {
  const value = row.row === 'field' && !row.secret ? row.text : '';
  const text = `${section.title} ${row.path.join('.')} ${row.label} ${value} ${row.hint ?? ''}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
