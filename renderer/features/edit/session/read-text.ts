import { detectKind } from '../../../../shared/edit/index.ts';
import type { EditDocument, Problem, Reason, Scalar } from '../../../../shared/edit/types.ts';
import { buildForm, type FieldRow, type FormModel, type FormRow } from '../../../../shared/forms/index.ts';
import { changesBetween, type FieldChanges, noChanges } from '../../../forms/field-changes.ts';

/** A text as the screens know it: what is wrong with it, its form, and what changed in that since the base. */
export interface ReadText {
  readonly text: string;
  /** False while a long text is being read for the first time. */
  readonly isRead: boolean;
  readonly readOnly: Reason | undefined;
  readonly problems: readonly Problem[];
  readonly form: FormModel;
  readonly changes: FieldChanges;
}

/** A document that was read in the window; its form is built when it is first asked for. */
export function readHere(document: EditDocument, base: () => EditDocument | null): ReadText {
  let changes: FieldChanges | undefined;
  return {
    text: document.text, isRead: true, readOnly: document.readOnly, problems: document.problems,
    get form() {
      return buildForm(document);
    },
    get changes() {
      return (changes ??= changesSince(base(), document));
    },
  };
}

/** What changed in a document's form since the base; nothing where there is no base. */
export function changesSince(base: EditDocument | null, document: EditDocument): FieldChanges {
  return base === null || base.text === document.text ? noChanges : changesBetween({ form: buildForm(base), text: base.text }, buildForm(document));
}

/** A long text that is still to be read; what makes it text-only as a whole is known at once. */
export function notYetRead(path: string, text: string): ReadText {
  return { text, isRead: false, readOnly: detectKind(path, text).readOnly, problems: [], form: { sections: [], fieldCount: 0 }, changes: noChanges };
}

/** A reading in which one field already shows its new value; ranges are right again when the text has been read anew. */
export function withValue(read: ReadText, field: FieldRow, value: Scalar): ReadText {
  const text = value === null ? '' : String(value);
  const change = (row: FormRow): FormRow => (row.row === 'field' && row.id === field.id ? { ...row, value, text } : row);
  const sections = read.form.sections.map((section) => {
    const at = section.document === field.document ? section.rows.findIndex(({ id }) => id === field.id) : -1;
    const row = section.rows[at];
    return row === undefined ? section : { ...section, rows: section.rows.with(at, change(row)) };
  });
  return { ...read, form: { ...read.form, sections } };
}

/** The last reading that parsed: this one, or the one before it. */
export function goodOf(read: ReadText, before: ReadText | null): ReadText | null {
  return !read.isRead || read.readOnly?.code === 'SYNTAX' ? before : read;
}
