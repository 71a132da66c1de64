import { useCallback, useMemo, useState } from 'react';
import type { Range } from '../../../../shared/edit/types.ts';
import { fieldAt, type FieldRow, type FormModel } from '../../../../shared/forms/index.ts';
import type { FieldChange, FieldChanges } from '../../../forms/field-changes.ts';
import type { FormActions } from '../../../forms/form-actions.ts';
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
export function useFormActionsOf({ session, form, changes, epoch }: { readonly session: EditSession; readonly form: FormModel; readonly changes: FieldChanges; readonly epoch: number }): FormAndText {
  const [reveal, setReveal] = useState<Reveal | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const activeId = useMemo(() => (cursor === null ? null : (fieldAt(form, cursor)?.id ?? null)), [form, cursor]);
  const goTo = useCallback((range: Range) => setReveal({ range, focus: true }), []);
  const actions = useMemo<FormActions>(() => ({
    set: (field, value) => {
      setCursor(null);
      const result = session.setField(field, value);
      if (result instanceof Promise) return result.then((each) => (each.ok ? null : each.error));
      return result.ok ? null : result.error;
    },
    done: () => session.endStep(),
    revert: (field) => void revertField(session, field, changes.get(field.id)),
    goTo, epoch,
  }), [session, changes, epoch, goTo]);
  return { actions, reveal, activeId, onCursor: setCursor, goTo };
}

/** Gives a field its base value; where that alone does not bring back the very characters of the base, they are put in as text. */
async function revertField(session: EditSession, field: FieldRow, change: FieldChange | undefined): Promise<void> {
  if (change?.kind !== 'changed') return;
  session.endStep();
  const result = await session.setField(field, change.value);
  const { text } = session.store.getState();
  const place = (result.ok ? result.value : null) ?? field.valueRange;
  if (text.slice(place.start, place.end) !== change.source) session.typeText([{ ...place, text: change.source }]);
  session.endStep();
}
