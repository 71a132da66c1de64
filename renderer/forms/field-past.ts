import { createContext, useContext } from 'react';
import type { FieldRow } from '../../shared/forms/index.ts';

/** What a form knows of the past of its fields. */
export interface FieldPast {
  /** Shows every value that a field has had. */
  readonly show: (field: FieldRow) => void;
  /** The operator may be about to ask for it: the pointer is over the button. */
  readonly expect: (field: FieldRow) => void;
  /** Offers what can be done with a field, at a place of the window. */
  readonly openMenu: (field: FieldRow, at: { readonly x: number; readonly y: number }) => void;
  /** Who gave a field its value, and when, in words; null where that is not asked for or not known. */
  readonly lastChangeOf: (field: FieldRow) => string | null;
}

/** Hands the past to every field of a form; null where there is none to show. */
export const FieldPastContext = createContext<FieldPast | null>(null);

/** The past of the fields of the form around. */
export function useFieldPast(): FieldPast | null {
  return useContext(FieldPastContext);
}
