import { useMemo } from 'react';
import type { EditDocument } from '../../../../shared/edit/types.ts';
import type { SessionState } from '../session/edit-session.ts';
import { readKept } from '../session/read-kept.ts';
import { useSettled } from './use-settled.ts';
import { buildForm, type FieldRow, fieldsById, type FormModel } from '../../../../shared/forms/index.ts';

/** The form of a document, and what the base had in each field. */
export interface FormOfFile {
  readonly form: FormModel;
  readonly base: ReadonlyMap<string, FieldRow>;
  readonly baseDocument: EditDocument | null;
  /** The text does not parse at the moment: the form shows what it was before, and cannot be used. */
  readonly frozen: boolean;
}

/** Up to this length a form is built anew between two keystrokes without being noticed; a field shows what is typed in it in any case. */
const buildAtOnceLength = 100_000;
const settleMs = 300;
const nothing: ReadonlyMap<string, FieldRow> = new Map();

/** Builds the form of the present text; while the text is broken by typing, that of the last text that parsed stands, frozen. */
export function useForm(path: string, { document, lastGood }: Pick<SessionState, 'document' | 'lastGood'>, baseText: string | null): FormOfFile {
  // An unchanged file is read once, however large.
  const baseDocument = useMemo(() => (baseText === null ? null : readKept(path, baseText)), [path, baseText]);
  const base = useMemo(() => (baseDocument === null ? nothing : fieldsById(buildForm(baseDocument))), [baseDocument]);
  const good = lastGood ?? document;
  const shown = useSettled(good, good.text.length > buildAtOnceLength ? settleMs : 0);
  const form = useMemo(() => buildForm(shown), [shown]);
  return { form, base, baseDocument, frozen: good !== document };
}
