import { applySplices, hashText, minimalSplices, planEdits, readDocument, rebaseSplices } from '../../../../shared/edit/index.ts';
import type { Splice } from '../../../../shared/edit/types.ts';
import type { DraftEdit, NewEdit } from '../../../../shared/model/edit.ts';
import { textEditLabel } from './edit-label.ts';

/** An edit made in the window that the engine has not answered yet. */
export interface PendingEdit {
  readonly kind: 'field' | 'text';
  /** In words; typed text is put into words when it is sent, from the text that its whole step rests on. */
  readonly label: string | { readonly origin: string };
  readonly target: DraftEdit['target'];
  readonly operations: DraftEdit['operations'];
  readonly before: string;
  readonly after: string;
  /** As planned; null for typed text, whose smallest splices are found when it is sent. */
  readonly splices: readonly Splice[] | null;
  readonly coalesce: boolean;
}

/** An edit as the contract sends it. */
export function toNewEdit(edit: PendingEdit, path: string): NewEdit {
  const splices = [...(edit.splices ?? minimalSplices(edit.before, edit.after))];
  return {
    path, kind: edit.kind, label: labelOf(edit), target: edit.target, operations: edit.operations,
    splices, beforeHash: hashText(edit.before), coalesce: edit.coalesce,
  };
}

/** The same edit on another text: a field's operation planned anew, typed text moved along; null where it no longer fits. */
export function replayEdit(edit: PendingEdit, path: string, onto: string): PendingEdit | null {
  if (edit.kind === 'field') {
    const plan = planEdits(readDocument(path, onto), edit.operations);
    return plan.ok ? { ...edit, before: onto, after: plan.value.text, splices: plan.value.splices } : null;
  }
  const moved = rebaseSplices(minimalSplices(edit.before, edit.after), minimalSplices(edit.before, onto), 'after');
  return moved === undefined ? null : { ...edit, label: labelOf(edit), before: onto, after: applySplices(onto, moved), splices: null };
}

function labelOf({ label, after }: PendingEdit): string {
  return typeof label === 'string' ? label : textEditLabel(label.origin, after);
}
