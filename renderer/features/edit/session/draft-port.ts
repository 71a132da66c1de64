import type { DraftDocument } from '../../../../shared/model/draft.ts';
import type { NewEdit } from '../../../../shared/model/edit.ts';
import { call } from '../../../ipc/client.ts';
import { createDraft } from '../../../stores/drafts-store.ts';

/** What an edit session asks of the engine for its one file; every call throws `FailureError`. */
export interface DraftPort {
  /** Starts a draft and answers its id. */
  readonly create: () => Promise<string>;
  readonly document: (draftId: string) => Promise<DraftDocument>;
  readonly edit: (draftId: string, edit: NewEdit) => Promise<DraftDocument>;
  readonly undo: (draftId: string) => Promise<DraftDocument>;
  readonly redo: (draftId: string) => Promise<DraftDocument>;
  readonly revertFile: (draftId: string) => Promise<DraftDocument>;
}

/** Where the file of a session is. */
export interface FilePlace {
  readonly repositoryId: string;
  readonly branch: string;
  readonly path: string;
}

/** The port that talks to the engine. */
export function engineDraftPort({ repositoryId, branch, path }: FilePlace): DraftPort {
  return {
    // The operator names it later; until then it is called by what it changes.
    create: async () => (await createDraft({ repositoryId, branch, title: '' })).id,
    document: (draftId) => call('draft.document', { draftId, path }),
    edit: (draftId, edit) => call('draft.edit', { draftId, edit }),
    undo: (draftId) => call('draft.undo', { draftId, path }),
    redo: (draftId) => call('draft.redo', { draftId, path }),
    revertFile: (draftId) => call('draft.revert-file', { draftId, path }),
  };
}
