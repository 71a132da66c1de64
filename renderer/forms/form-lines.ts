import { type FieldRow, type FormModel, type FormRow, type FormSection, indexOfRow } from '../../shared/forms/index.ts';
import type { FieldChange, FieldChanges } from './field-changes.ts';

/** What changed about a field since the base: nothing, its value, or that it is there at all. */
export type FieldChangeMark = { readonly kind: 'same' } | FieldChange;

/** A line of a form as it is laid out: a section's heading, or a row of it. */
export type FormLine = { readonly row: 'section'; readonly id: string; readonly section: FormSection; readonly open: boolean; readonly changes: number } | FormRow;

/** The lines of a form that show when some sections are closed; a line is made when it is asked for. */
export class FormLines {
  readonly length: number;
  readonly #sections: readonly FormSection[];
  readonly #closed: ReadonlySet<string>;
  readonly #changed: FieldChanges;
  /** At which line each section begins. */
  readonly #starts: readonly number[];

  constructor(form: FormModel, closed: ReadonlySet<string>, changed: FieldChanges) {
    this.#sections = form.sections;
    this.#closed = closed;
    this.#changed = changed;
    let length = 0;
    this.#starts = form.sections.map((section) => {
      const start = length;
      length += 1 + (closed.has(section.id) ? 0 : section.rows.length);
      return start;
    });
    this.length = length;
  }

  at(index: number): FormLine | undefined {
    const [section, start] = this.#sectionOf(index);
    if (section === undefined) return undefined;
    return index === start ? this.#heading(section) : section.rows.at(index - start - 1);
  }

  /** The line with this id; -1 where it does not show. */
  indexOf(id: string): number {
    for (const [at, section] of this.#sections.entries()) {
      const start = this.#starts[at] ?? 0;
      if (`section:${section.id}` === id) return start;
      if (this.#closed.has(section.id)) continue;
      const row = indexOfRow(section, id);
      if (row >= 0) return start + 1 + row;
    }
    return -1;
  }

  #sectionOf(index: number): [FormSection | undefined, number] {
    let [low, high] = [0, this.#starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return [this.#sections[low], this.#starts[low] ?? 0];
  }

  #heading(section: FormSection): FormLine {
    const changes = this.#changed.size === 0 ? 0 : (section.changeCount ?? Array.from(section.rows).filter((row) => this.#changed.has(row.id)).length);
    return { row: 'section', id: `section:${section.id}`, section, open: !this.#closed.has(section.id), changes };
  }
}

const same: FieldChangeMark = { kind: 'same' };

/** What changed about a field since the base. */
export function changeOf(field: FieldRow, changed: FieldChanges): FieldChangeMark {
  return changed.get(field.id) ?? same;
}
