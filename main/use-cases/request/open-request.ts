import { AppError, isAppError } from '../../../shared/errors/index.ts';
import type { NewRequest, Request } from '../../../shared/model/request.ts';
import { assertRefName } from '../../git/ref-name.ts';
import type { ForgeRequest } from '../../forge/index.ts';
import { type DraftRecord, getDraft, putDraft } from '../../store/tables/drafts.ts';
import { putSend, type Send } from '../../store/tables/sends.ts';
import type { Context } from '../context.ts';
import { requireOpenDraft } from '../draft/describe-draft.ts';
import { type ProgressReporter, reportProgress } from '../repository/progress.ts';
import { remoteOf } from '../repository/remote-of.ts';
import { storeFolder } from '../repository/store-folder.ts';
import { type ForgePlace, forgePlace } from './forge-place.ts';
import { prepareCommit, type Prepared } from './prepare-commit.ts';
import { recordRequest } from './record-request.ts';
import { getRequest } from './refresh-request.ts';

/**
 * Turns the staged edits of a draft into an open request: on the newest base, as one commit, on a pushed branch. Every step is written
 * down before the next, so that calling again after a crash or a dead network goes on where it was and doubles nothing.
 */
export function openRequest(context: Context, input: NewRequest): Promise<Request> {
  const sent = getDraft(context.db, input.draftId);
  if (sent.state === 'sent' && sent.requestIid !== null) return getRequest(context, { repositoryId: sent.repositoryId, iid: sent.requestIid, refresh: false });
  const draft = requireOpenDraft(context, input.draftId);
  assertRefName(input.branch);
  if (input.branch === draft.branch) throw new AppError('BRANCH_EXISTS', { name: input.branch });
  const place = forgePlace(context, draft.repositoryId);
  return context.tasks.run(draft.id, async (signal) => {
    const reporter = reportProgress(context, { taskId: draft.id, title: `Opening a request from ${draft.title || 'the draft'}`, cancellable: true });
    setState(context, draft, 'sending');
    try {
      const request = await run({ context, draft, input, place, signal, reporter });
      reporter.end('done');
      return request;
    } catch (error) {
      setState(context, getDraft(context.db, draft.id), 'open');
      reporter.end(signal.aborted ? 'cancelled' : 'failed');
      throw error;
    }
  });
}

interface Run {
  readonly context: Context;
  readonly draft: DraftRecord;
  readonly input: NewRequest;
  readonly place: ForgePlace;
  readonly signal: AbortSignal;
  readonly reporter: ProgressReporter;
}

async function run(job: Run): Promise<Request> {
  const { context, draft, input, signal, reporter } = job;
  reporter.step('Looking for the newest base', 0, 4);
  const prepared = await prepareCommit(context, { draft, input, signal, onStep: () => { reporter.step('Writing the commit', 1, 4); } });
  signal.throwIfAborted();
  reporter.step('Pushing the branch', 2, 4);
  const pushed = await push(job, prepared);
  signal.throwIfAborted();
  reporter.step('Opening the request', 3, 4);
  const opened = await open(job);
  putSend(context.db, { ...pushed, step: 'opened', requestIid: opened.iid });
  return recordRequest(context, { draft, opened, sent: prepared.sent, commitOid: prepared.commitOid });
}

async function push({ context, draft, place, signal }: Run, { send, commitOid, earlier }: Prepared): Promise<Send> {
  const { pushBranch } = await import('../../git/push-branch.ts');
  const remote = await remoteOf(context, place.repository, { signal });
  const target = { dir: storeFolder(context, draft.repositoryId), remote, oid: commitOid, branch: send.branch };
  try {
    await pushBranch({ ...target, expectedOld: null });
  } catch (error) {
    // Only a commit of our own, pushed by an attempt before the operator changed something, may be replaced.
    if (!isAppError(error) || error.code !== 'BRANCH_EXISTS' || earlier === null) throw error;
    await pushBranch({ ...target, expectedOld: earlier });
  }
  const pushed: Send = { ...send, step: 'pushed', commitOid, pushedOid: commitOid };
  putSend(context.db, pushed);
  return pushed;
}

/** An open request between the two branches is taken for the one that an earlier attempt opened. */
async function open({ draft, input, place, signal }: Run): Promise<ForgeRequest> {
  const { port, project } = place;
  const branches = { project, sourceBranch: input.branch, targetBranch: draft.branch };
  const [existing] = await port.findRequests(branches, signal);
  if (existing) return port.getRequest({ project, iid: existing.iid }, signal);
  return port.openRequest({
    ...branches, title: input.title, description: input.description, labels: input.labels, reviewerIds: input.reviewerIds, draft: input.asDraft,
    squash: input.squash, removeSourceBranch: input.removeSourceBranch,
  }, signal);
}

function setState(context: Context, draft: DraftRecord, state: 'open' | 'sending'): void {
  if (draft.state === 'sent') return;
  putDraft(context.db, { ...draft, state });
  context.emit({ type: 'drafts', repositoryId: draft.repositoryId });
}
