import type { FormModel, FormSection } from '../../../../../shared/forms/index.ts';
import type { FieldChange, FieldChanges } from '../../../../forms/field-changes.ts';
import type { FormSlice, SectionHead } from './form-slices.ts';
import { PackedRows, RowStretch, Unpacked } from './packed-rows.ts';
import type { RowPage } from './row-page.ts';

/** Puts slices together to a form; pages that stayed keep their identity, and its rows stay packed. */
export class FormAssembler {
  readonly #unpacked = new Unpacked();
  #before: readonly RowPage[] = [];
  #pages: RowPage[] = [];
  #sections: SectionHead[] = [];
  #changes = new Map<string, FieldChange>();

  take(slice: FormSlice): void {
    for (const part of slice) {
      switch (part.kind) {
        case 'section': this.#sections.push(part.section); break;
        case 'page': this.#pages.push(part.page); break;
        case 'keep': for (const page of this.#before.slice(part.from, part.to)) this.#pages.push(part.by === 0 ? page : { ...page, base: page.base + part.by }); break;
        case 'changes': for (const [id, change] of part.changes) this.#changes.set(id, change); break;
      }
    }
  }

  /** The whole form; the next slices are of another one. */
  finish(): { readonly form: FormModel; readonly changes: FieldChanges } {
    const all = new PackedRows(this.#pages, this.#unpacked);
    let from = 0;
    const sections = this.#sections.map(({ rowCount, ...section }): FormSection => {
      const rows = new RowStretch(all, from, rowCount);
      from += rowCount;
      return { ...section, rows };
    });
    const form = { sections, fieldCount: sections.reduce((sum, section) => sum + section.fieldCount, 0) };
    const changes = this.#changes;
    this.#before = this.#pages;
    this.#pages = [];
    this.#sections = [];
    this.#changes = new Map();
    return { form, changes };
  }
}
