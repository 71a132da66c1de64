import { useState } from 'react';
import type { Scalar } from '../../shared/edit/types.ts';
import { type FieldRow, parseInput } from '../../shared/forms/index.ts';
import { useFormActions } from './form-actions.ts';

interface Typed {
  readonly epoch: number;
  readonly text: string;
  readonly error: string | null;
  readonly before: Scalar;
}

/** What an input of a field shows and does while it is typed in. */
export interface TypedText {
  readonly text: string;
  readonly error: string | null;
  readonly type: (text: string) => void;
  /** Leaves the field: what is wrong with the input is said now, not before. */
  readonly leave: () => void;
  /** Gives back the value that the field had when typing began. */
  readonly cancel: () => void;
  /** Keeps an input that is no number as text. */
  readonly keepAsText: (() => void) | null;
}

/** The text of a field, as typed while it is being typed and as in the file otherwise; each text that means something is set at once. */
export function useTypedText(field: FieldRow): TypedText {
  const actions = useFormActions();
  const [held, setTyped] = useState<Typed | null>(null);
  const typed = held !== null && held.epoch === actions.epoch ? held : null;
  const parsed = typed === null ? null : parseInput(field.type, typed.text);
  const hold = (text: string, error: string | null): void => setTyped({ epoch: actions.epoch, text, error, before: typed === null ? field.value : typed.before });
  return {
    text: typed?.text ?? field.text,
    error: typed?.error ?? null,
    type: (text) => {
      const value = parseInput(field.type, text);
      hold(text, value.ok ? (actions.set(field, value.value)?.message ?? null) : null);
    },
    leave: () => {
      if (typed !== null) {
        if (parsed !== null && !parsed.ok) hold(typed.text, parsed.error);
        else if (typed.error === null) setTyped(null);
      }
      actions.done();
    },
    cancel: () => {
      if (typed !== null && typed.before !== field.value) actions.set(field, typed.before);
      setTyped(null);
      actions.done();
    },
    keepAsText: field.type !== 'number' || typed === null || typed.error === null ? null : () => {
      const reason = actions.set(field, typed.text);
      if (reason === null) setTyped(null);
      else hold(typed.text, reason.message);
      actions.done();
    },
  };
}
