import type { Scalar } from '../../../../shared/edit/types.ts';
import type { FieldRow } from '../../../../shared/forms/index.ts';
import type { EditedText } from './document-shelf.ts';
import type { PendingEdit } from './pending-edit.ts';

/** What a step of undo began with: the text, and the value of its field. */
export interface Origin {
  readonly text: string;
  readonly value: Scalar;
}

/** What is being typed and not sent yet; it rests on the text that `edit` calls before. */
export interface Burst extends Origin {
  readonly key: string;
  readonly edit: PendingEdit;
}

/** What is about to be typed: the text it rests on, and the origin of its step (null where it begins one). */
export interface Begun {
  readonly key: string;
  readonly before: string;
  readonly origin: Origin | null;
  readonly coalesce: boolean;
}

/** A field's edit as begun and planned. */
export interface PlannedField {
  readonly field: FieldRow;
  readonly value: Scalar;
  readonly begun: Begun;
  readonly planned: EditedText;
}

/** The operation that sets a field. */
export function setOperation(field: FieldRow, value: Scalar) {
  return { op: 'set', document: field.document, path: field.path, value } as const;
}
