import { useMemo } from 'react';
import type { SessionState } from '../session/session-state.ts';
import type { FormToSearch } from './use-found-fields.ts';
import { useSettled } from './use-settled.ts';
import type { FormModel } from '../../../../shared/forms/index.ts';
import type { FieldChanges } from '../../../forms/field-changes.ts';

/** The form of a document, and what changed in it since the base. */
export interface FormOfFile {
  readonly form: FormModel;
  /** The same form to be searched. */
  readonly fields: FormToSearch;
  readonly changes: FieldChanges;
  /** The text does not parse at the moment: the form shows what it was before, and cannot be used. */
  readonly frozen: boolean;
}

/** Up to this length a form is built anew between two keystrokes without being noticed; a field shows what is typed in it in any case. */
const buildAtOnceLength = 100_000;
const settleMs = 300;

/** The form of the present text; while the text is broken by typing, that of the last text that parsed stands, frozen. */
export function useForm({ document, lastGood }: Pick<SessionState, 'document' | 'lastGood'>, find: FormToSearch['find']): FormOfFile {
  const good = lastGood ?? document;
  const shown = useSettled(good, good.text.length > buildAtOnceLength && find === null ? settleMs : 0);
  const { form, formRead, setSince } = shown;
  const fields = useMemo(() => ({ form, formRead, setSince, find }), [form, formRead, setSince, find]);
  return { form, fields, changes: shown.changes, frozen: good !== document };
}
