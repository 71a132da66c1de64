import { createContext, useContext } from 'react';
import type { Range, Reason, Scalar } from '../../shared/edit/types.ts';
import type { FieldRow } from '../../shared/forms/index.ts';

/** What a form asks of the page around it. */
export interface FormActions {
  /** Sets a value; answers why not when the file cannot hold it, for a long file a moment later. */
  readonly set: (field: FieldRow, value: Scalar) => Reason | null | Promise<Reason | null>;
  /** The operator is done with a field: what was typed is one step. */
  readonly done: () => void;
  /** Gives a field the value that it has at the base. */
  readonly revert: (field: FieldRow) => void;
  /** Shows a place in the text. */
  readonly goTo: (range: Range) => void;
  /** Grows whenever the text was replaced from outside (undo, a newer draft), so that half-typed input gives way. */
  readonly epoch: number;
}

const nothing: FormActions = { set: () => null, done: () => undefined, revert: () => undefined, goTo: () => undefined, epoch: 0 };

/** Hands the actions to every field of a form. */
export const FormActionsContext = createContext<FormActions>(nothing);

/** The actions of the form around a field. */
export function useFormActions(): FormActions {
  return useContext(FormActionsContext);
}
