import { detectKind } from '../../../../shared/edit/index.ts';
import type { EditDocument, Problem, Reason, Scalar } from '../../../../shared/edit/types.ts';
import { buildForm, type FieldRow, type FormModel, indexOfRow } from '../../../../shared/forms/index.ts';
import { changesBetween, type FieldChanges, noChanges } from '../../../forms/field-changes.ts';

/** A text as the screens know it: what is wrong with it, its form, and what changed in that since the base. */
export interface ReadText {
  readonly text: string;
  /** False while a long text is being read for the first time. */
  readonly isRead: boolean;
  readonly readOnly: Reason | undefined;
  readonly problems: readonly Problem[];
  readonly form: FormModel;
  /** The form as it was read, where `form` has values that were set since. */
  readonly formRead: FormModel;
  readonly setSince: readonly SetSince[];
  readonly changes: FieldChanges;
}

/** A value that was set in a form and is still to be read. */
export interface SetSince {
  readonly field: FieldRow;
  readonly value: Scalar;
}

/** A document that was read in the window; its form is built when it is first asked for. */
export function readHere(document: EditDocument, base: () => EditDocument | null): ReadText {
  let changes: FieldChanges | undefined;
  return {
    text: document.text, isRead: true, readOnly: document.readOnly, problems: document.problems,
    get form() {
      return buildForm(document);
    },
    get formRead() {
      return buildForm(document);
    },
    setSince: [],
    get changes() {
      return (changes ??= changesSince(base(), document));
    },
  };
}

/** What changed in a document's form since the base; nothing where there is no base. */
export function changesSince(base: EditDocument | null, document: EditDocument): FieldChanges {
  return base === null || base.text === document.text ? noChanges : changesBetween({ form: buildForm(base), text: base.text }, buildForm(document));
}

const noForm: FormModel = { sections: [], fieldCount: 0 };

/** A long text that is still to be read; what makes it text-only as a whole is known at once. */
export function notYetRead(path: string, text: string): ReadText {
  return { text, isRead: false, readOnly: detectKind(path, text).readOnly, problems: [], form: noForm, formRead: noForm, setSince: [], changes: noChanges };
}

/** A reading in which one field already shows its new value; ranges are right again when the text has been read anew. */
export function withValue(read: ReadText, field: FieldRow, value: Scalar): ReadText {
  const setSince = [...read.setSince.filter((each) => each.field.id !== field.id), { field, value }];
  return { ...read, form: formWith(read.form, { field, value }), setSince };
}

/** A form in which one field shows another value. */
export function formWith(form: FormModel, { field, value }: SetSince): FormModel {
  for (const [index, section] of form.sections.entries()) {
    const at = section.document === field.document ? indexOfRow(section, field.id) : -1;
    const row = section.rows.at(Math.max(0, at));
    if (at < 0 || row?.row !== 'field') continue;
    const rows = section.rows.with(at, { ...row, value, text: value === null ? '' : String(value) });
    return { ...form, sections: form.sections.with(index, { ...section, rows }) };
  }
  return form;
}

/** The last reading that parsed: this one, or the one before it. */
export function goodOf(read: ReadText, before: ReadText | null): ReadText | null {
  return !read.isRead || read.readOnly?.code === 'SYNTAX' ? before : read;
}
