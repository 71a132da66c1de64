import { useMemo } from 'react';
import { readDocument } from '../../../../shared/edit/index.ts';
import type { EditDocument } from '../../../../shared/edit/types.ts';
import type { SessionState } from '../session/edit-session.ts';
import { buildForm, type FieldRow, fieldsById, type FormModel } from '../../../../shared/forms/index.ts';

/** The form of a document, and what the base had in each field. */
export interface FormOfFile {
  readonly form: FormModel;
  readonly base: ReadonlyMap<string, FieldRow>;
  readonly baseDocument: EditDocument | null;
  /** The text does not parse at the moment: the form shows what it was before, and cannot be used. */
  readonly frozen: boolean;
}

const nothing: ReadonlyMap<string, FieldRow> = new Map();

/** Builds the form of the present text; while the text is broken by typing, that of the last text that parsed stands, frozen. */
export function useForm(path: string, { document, lastGood }: Pick<SessionState, 'document' | 'lastGood'>, baseText: string | null): FormOfFile {
  const baseDocument = useMemo(() => (baseText === null ? null : readDocument(path, baseText)), [path, baseText]);
  const base = useMemo(() => (baseDocument === null ? nothing : fieldsById(buildForm(baseDocument))), [baseDocument]);
  const shown = lastGood ?? document;
  const form = useMemo(() => buildForm(shown), [shown]);
  return { form, base, baseDocument, frozen: shown !== document };
}
