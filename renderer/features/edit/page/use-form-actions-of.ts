import { useCallback, useMemo, useState } from 'react';
import type { EditDocument, Range } from '../../../../shared/edit/types.ts';
import { fieldAt, type FieldRow, fieldsById, buildForm, type FormModel } from '../../../../shared/forms/index.ts';
import type { FormActions } from '../../../forms/form-actions.ts';
import { showToast } from '../../../stores/toasts-store.ts';
import type { Reveal } from '../editor/text-editor.tsx';
import type { EditSession } from '../session/edit-session.ts';

/** What ties form and text of one session together. */
export interface FormAndText {
  readonly actions: FormActions;
  /** The place that the text shows next. */
  readonly reveal: Reveal | null;
  /** The field at the cursor of the text. */
  readonly activeId: string | null;
  readonly onCursor: (offset: number) => void;
  readonly goTo: (range: Range) => void;
}

/** The actions of a form over a session, and the way between fields and text. */
export function useFormActionsOf(options: {
  readonly session: EditSession; readonly form: FormModel; readonly base: ReadonlyMap<string, FieldRow>; readonly baseDocument: EditDocument | null; readonly epoch: number;
}): FormAndText {
  const { session, form, base, baseDocument, epoch } = options;
  const [reveal, setReveal] = useState<Reveal | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const activeId = useMemo(() => (cursor === null ? null : (fieldAt(form, cursor)?.id ?? null)), [form, cursor]);
  const goTo = useCallback((range: Range) => setReveal({ range, focus: true }), []);
  const actions = useMemo<FormActions>(() => ({
    set: (field, value) => {
      setCursor(null);
      const result = session.setField(field, value);
      return result.ok ? null : result.error;
    },
    done: () => session.endStep(),
    revert: (field) => revertField(session, field, { field: base.get(field.id), document: baseDocument }),
    goTo, epoch,
  }), [session, base, baseDocument, epoch, goTo]);
  return { actions, reveal, activeId, onCursor: setCursor, goTo };
}

/** Gives a field its base value; where that alone does not bring back the very characters of the base, they are put in as text. */
function revertField(session: EditSession, field: FieldRow, base: { readonly field: FieldRow | undefined; readonly document: EditDocument | null }): void {
  if (base.field === undefined || base.document === null) return;
  session.endStep();
  const result = session.setField(field, base.field.value);
  const source = base.document.text.slice(base.field.valueRange.start, base.field.valueRange.end);
  const { document, text } = session.store.getState();
  const now = fieldsById(buildForm(document)).get(field.id) ?? field;
  if (text.slice(now.valueRange.start, now.valueRange.end) !== source) session.typeText([{ ...now.valueRange, text: source }]);
  else if (!result.ok) showToast({ intent: 'error', title: 'This change could not be taken back', detail: result.error.message });
  session.endStep();
}
