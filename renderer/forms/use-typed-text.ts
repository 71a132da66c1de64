import { useState } from 'react';
import type { Reason, Scalar } from '../../shared/edit/types.ts';
import { type FieldRow, parseInput } from '../../shared/forms/index.ts';
import { useFormActions } from './form-actions.ts';

interface Typed {
  readonly epoch: number;
  readonly text: string;
  readonly error: string | null;
  readonly before: Scalar;
  /** Whether the file can hold it, where that takes a moment. */
  readonly pending: Promise<unknown> | null;
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
  const hold = (text: string, error: string | null, pending: Promise<unknown> | null = null): void => setTyped({ epoch: actions.epoch, text, error, before: typed === null ? field.value : typed.before, pending });
  /** Takes what a file said later to a text that still stands. */
  const settle = (text: string, reason: Reason | null, isDone: boolean): void =>
    setTyped((now) => (now === null || now.text !== text ? now : reason === null && isDone ? null : { ...now, error: reason?.message ?? null, pending: null }));
  /** What was refused stays in sight. */
  const forget = (text: string): void => setTyped((now) => (now === null || now.text !== text || now.error !== null ? now : null));
  const set = (text: string, value: Scalar, isDone: boolean): void => {
    const answer = actions.set(field, value);
    if (answer instanceof Promise) {
      hold(text, null, answer);
      void answer.then((reason) => settle(text, reason, isDone));
    } else if (answer === null && isDone) setTyped(null);
    else hold(text, answer?.message ?? null);
  };
  return {
    text: typed?.text ?? field.text,
    error: typed?.error ?? null,
    type: (text) => {
      const value = parseInput(field.type, text);
      if (value.ok) set(text, value.value, false);
      else hold(text, null);
    },
    leave: () => {
      if (typed !== null) {
        if (parsed !== null && !parsed.ok) hold(typed.text, parsed.error);
        else if (typed.pending !== null) void typed.pending.then(() => forget(typed.text));
        else if (typed.error === null) setTyped(null);
      }
      actions.done();
    },
    cancel: () => {
      if (typed !== null && (typed.pending !== null || typed.before !== field.value)) void actions.set(field, typed.before);
      setTyped(null);
      actions.done();
    },
    keepAsText: field.type !== 'number' || typed === null || typed.error === null ? null : () => {
      set(typed.text, typed.text, true);
      actions.done();
    },
  };
}
