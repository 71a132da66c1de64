import type { DraftEdit } from '../../../../shared/model/edit.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { DraftPort } from './draft-port.ts';
import type { ReadText } from './read-text.ts';
import type { Desk } from './worker/desk.ts';

/** Whether what was typed is on disk. */
export type SaveState =
  | { readonly kind: 'clean' } | { readonly kind: 'saving' } | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly final: boolean };

/** What is known of the file that is being edited. */
export interface SessionState {
  readonly draftId: string | null;
  readonly text: string;
  /** The text as read; behind `text` for a moment while typing in a long text. */
  readonly document: ReadText;
  /** The last reading that parsed: `document` itself, an earlier one while the text is broken, null when there never was one. */
  readonly lastGood: ReadText | null;
  readonly edits: readonly DraftEdit[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly save: SaveState;
  /** Grows whenever the text was replaced from outside (undo, a newer draft), so that half-typed input gives way. */
  readonly epoch: number;
  /** The file is not there any more: the edit that added it was undone. */
  readonly isGone: boolean;
}

/** What a session starts from. */
export interface SessionStart extends Pick<SessionState, 'draftId' | 'text' | 'edits' | 'canUndo' | 'canRedo'> {
  readonly port: DraftPort;
  readonly path: string;
  /** The text at the base; null for a new file. */
  readonly baseText: string | null;
  readonly onDraft: (draftId: string) => void;
  /** An edit was not kept and will not be. */
  readonly onLost: (failure: Failure) => void;
  /** Where long texts are worked on; a worker unless told otherwise. */
  readonly openDesk?: () => Desk;
}
