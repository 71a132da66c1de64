import { create } from 'zustand';
import type { FieldVersion } from '../../shared/model/history.ts';

/** A field whose past is looked at: where it stands in a file at a commit, and how to take an older value back. */
export interface FieldHistoryTarget {
  readonly repositoryId: string;
  /** The commit that the file was opened at. */
  readonly ref: string;
  readonly path: string;
  readonly document: number;
  readonly field: readonly (string | number)[];
  readonly label: string;
  /** Puts the value of a version into the draft; null where nothing can be edited. */
  readonly restore: ((version: FieldVersion) => Promise<void>) | null;
}

/** The field whose past is shown beside its file; renderer/app shows it, any screen may ask. */
export const useFieldHistory = create<{ readonly target: FieldHistoryTarget | null }>()(() => ({ target: null }));

/** Shows the past of a field in place of any other. */
export function openFieldHistory(target: FieldHistoryTarget): void {
  performance.mark('field-history-asked');
  useFieldHistory.setState({ target });
}

/** Shows no field's past any more. */
export function closeFieldHistory(): void {
  useFieldHistory.setState({ target: null });
}
