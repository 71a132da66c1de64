import { createHash } from 'node:crypto';
import { AppError } from '../../../shared/errors/index.ts';
import type { NewRequest } from '../../../shared/model/request.ts';
import type { FileChange } from '../../git/types.ts';
import { writeCommit } from '../../git/write-commit.ts';
import type { EditRecord } from '../../store/tables/draft-edits.ts';
import type { DraftRecord } from '../../store/tables/drafts.ts';
import { findSend, putSend, type Send } from '../../store/tables/sends.ts';
import type { Context } from '../context.ts';
import { branchTip } from '../draft/describe-draft.ts';
import { textAfter } from '../draft/draft-files.ts';
import { type StagedFile, stagedFiles } from '../draft/staged-files.ts';
import { rebaseDraft } from '../draft/update-base.ts';
import { readBaseFile } from '../repository/base-file.ts';
import { openClone } from '../repository/open-clone.ts';
import { fetchTips } from '../repository/sync-repository.ts';

/** A commit that is written, and the journal that says so. */
export interface Prepared {
  readonly send: Send;
  readonly commitOid: string;
  /** The commit that an earlier attempt may have pushed to the same branch, or null. */
  readonly earlier: string | null;
  /** The staged edits as they were when the commit was made from them. */
  readonly sent: readonly EditRecord[];
}

/** What a commit is prepared from. */
export interface PrepareInput {
  readonly draft: DraftRecord;
  readonly input: NewRequest;
  readonly signal: AbortSignal;
  /** Called when the newest base is known. */
  readonly onStep: () => void;
}

/** Writes the commit of the staged edits on the newest base, or the very same one again where an earlier attempt was broken off. */
export async function prepareCommit(context: Context, { draft, input, signal, onStep }: PrepareInput): Promise<Prepared> {
  const staged = stagedFiles(context, draft).filter(({ edits }) => edits.length > 0);
  if (staged.length === 0) throw new AppError('NOTHING_STAGED');
  const before = findSend(context.db, draft.id);
  const fingerprint = fingerprintOf(draft, input, staged);
  const goesOn = before !== undefined && before.fingerprint === fingerprint;
  if (!goesOn) await fetchTips(context, draft.repositoryId, signal);
  onStep();
  const begun = goesOn ? { ...before, branch: input.branch } : newSend(context, { draft, input, fingerprint });
  const changes = changesOn(context, { draft, staged, baseOid: begun.baseOid });
  putSend(context.db, begun);
  const commitOid = write(context, { draft, input, send: begun, changes });
  const send: Send = { ...begun, step: 'committed', commitOid };
  putSend(context.db, { ...send, pushedOid: earlierPush(before, input.branch) });
  return { send, commitOid, earlier: earlierPush(before, input.branch), sent: staged.flatMap(({ file }) => file.edits.filter((edit) => edit.staged)) };
}

function earlierPush(before: Send | undefined, branch: string): string | null {
  if (before === undefined || before.branch !== branch) return null;
  return before.pushedOid ?? before.commitOid;
}

function fingerprintOf(draft: DraftRecord, input: NewRequest, staged: readonly StagedFile[]): string {
  const files = staged.map(({ file, edits, text }) => ({ path: file.path, text, kinds: edits.map((edit) => edit.kind) }));
  const whole = { base: draft.baseOid, target: draft.branch, message: input.message, author: input.author, files };
  return createHash('sha256').update(JSON.stringify(whole)).digest('hex');
}

function newSend(context: Context, { draft, input, fingerprint }: { readonly draft: DraftRecord; readonly input: NewRequest; readonly fingerprint: string }): Send {
  const baseOid = branchTip(context, draft);
  if (baseOid === null) throw new AppError('REF_NOT_FOUND', { name: draft.branch });
  const atMs = Math.floor(context.now() / 1000) * 1000;
  return {
    draftId: draft.id, fingerprint, step: 'begun', branch: input.branch, baseOid, commitOid: null, pushedOid: null, requestIid: null,
    atMs, offsetMinutes: -new Date(atMs).getTimezoneOffset(),
  };
}

interface ChangesInput {
  readonly draft: DraftRecord;
  readonly staged: readonly StagedFile[];
  readonly baseOid: string;
}

/** The files as they are to be committed on a base; CONFLICT where both sides changed the same place. */
function changesOn(context: Context, { draft, staged, baseOid }: ChangesInput): FileChange[] {
  const editsOf = new Map(staged.map(({ file, edits }) => [file.path, edits]));
  const { files, conflicts } = rebaseDraft(context, draft, { tip: baseOid, choices: {}, only: (path) => editsOf.get(path) ?? [] });
  if (conflicts.length > 0) {
    const places = conflicts.slice(0, 5).map((conflict) => `${conflict.path}: ${conflict.field}`).join('; ');
    throw new AppError('CONFLICT', { count: conflicts.length, branch: draft.branch, places });
  }
  const { dir } = openClone(context, draft.repositoryId);
  const changes = files.flatMap(({ path, edits }) => changeOf({ dir, commit: baseOid, path }, edits));
  if (changes.length === 0) throw new AppError('NOTHING_STAGED');
  return changes;
}

function changeOf(place: { readonly dir: string; readonly commit: string; readonly path: string }, edits: readonly EditRecord[]): FileChange[] {
  if (edits.length === 0) return [];
  const base = readBaseFile(place);
  if (edits.at(-1)?.kind === 'delete') return base === null ? [] : [{ path: place.path, content: null }];
  const text = edits.reduce((before: string | null, edit) => textAfter(before, edit), base?.text ?? null);
  return text === null || text === base?.text ? [] : [{ path: place.path, content: Buffer.from(text, 'utf8') }];
}

function write(context: Context, job: { readonly draft: DraftRecord; readonly input: NewRequest; readonly send: Send; readonly changes: FileChange[] }): string {
  const { send, input } = job;
  const who = { ...input.author, timeMs: send.atMs, offsetMinutes: send.offsetMinutes };
  const { dir } = openClone(context, job.draft.repositoryId);
  return writeCommit({ dir, parent: send.baseOid, changes: job.changes, message: input.message, author: who, committer: who });
}
