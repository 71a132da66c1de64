import { type Request, requestSchema } from '../../../shared/model/request.ts';
import type { ForgeRequest } from '../../forge/index.ts';
import { addAudit } from '../../store/tables/audit.ts';
import { type EditRecord, listEditedPaths, putEdit, replaceFileEdits } from '../../store/tables/draft-edits.ts';
import { type DraftRecord, getDraft, putDraft } from '../../store/tables/drafts.ts';
import { putRequest } from '../../store/tables/requests.ts';
import { deleteSend } from '../../store/tables/sends.ts';
import type { Context } from '../context.ts';
import { draftFilesOf } from '../draft/draft-files.ts';
import { stagedFile, unstagedEdits } from '../draft/staged-files.ts';
import { newId } from '../new-id.ts';

/** What was sent and what came of it. */
export interface Sent {
  readonly draft: DraftRecord;
  readonly opened: ForgeRequest;
  /** The edits that the commit was made from. */
  readonly sent: readonly EditRecord[];
  readonly commitOid: string;
}

/** Closes a draft with its request, in one step; edits that were not sent (typed meanwhile, too) stay behind in a new draft of the same title. */
export function recordRequest(context: Context, { draft, opened, sent, commitOid }: Sent): Request {
  const { id: draftId, repositoryId } = draft;
  const request = requestSchema.parse({ ...opened, repositoryId, draftId, observedAtMs: context.now() });
  context.db.transaction(() => {
    // As it is now: it may have been renamed, or put on a newer base, while it was being sent.
    leaveBehind(context, getDraft(context.db, draftId), sent);
    putDraft(context.db, { ...getDraft(context.db, draftId), state: 'sent', requestIid: opened.iid, updatedAtMs: context.now() });
    putRequest(context.db, request);
    deleteSend(context.db, draftId);
    const detail = { iid: opened.iid, commit: commitOid, source: opened.sourceBranch, target: opened.targetBranch };
    addAudit(context.db, { atMs: context.now(), repositoryId, draftId, action: 'request.open', detail });
  });
  draftFilesOf(context).forget(draftId);
  context.emit({ type: 'request', request });
  context.emit({ type: 'drafts', repositoryId });
  return request;
}

function leaveBehind(context: Context, draft: DraftRecord, sent: readonly EditRecord[]): void {
  const sentById = new Map(sent.map((edit) => [edit.id, edit]));
  const rest: EditRecord[] = [];
  for (const path of listEditedPaths(context.db, draft.id)) {
    const file = draftFilesOf(context).load(draft, path);
    const gone = new Set(file.edits.filter((edit) => sentById.get(edit.id)?.updatedAtMs === edit.updatedAtMs));
    if (gone.size < file.edits.length) rest.push(...unstagedEdits(file, gone));
    const edits = file.edits.map((edit) => ({ ...edit, staged: gone.has(edit) }));
    replaceFileEdits(context.db, { draftId: draft.id, path }, gone.size === file.edits.length ? edits : stagedFile({ ...file, edits }).edits);
  }
  if (rest.length === 0) return;
  const id = newId('d');
  const now = context.now();
  putDraft(context.db, { ...draft, id, state: 'open', requestIid: null, createdAtMs: now, updatedAtMs: now });
  for (const edit of rest) putEdit(context.db, { ...edit, id: newId('e'), draftId: id, staged: false });
}
