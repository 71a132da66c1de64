import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { AppError, isAppError } from '../../../shared/errors/index.ts';
import type { Repository, RepositoryState } from '../../../shared/model/repository.ts';
import { listDrafts } from '../../store/tables/drafts.ts';
import { getRepository, putRepository } from '../../store/tables/repositories.ts';
import type { Context } from '../context.ts';
import { failureOf } from '../failure-of.ts';
import { type ProgressReporter, reportProgress } from './progress.ts';
import { remoteOf } from './remote-of.ts';
import { storeFolder } from './store-folder.ts';

/**
 * Brings a clone up to date, or goes on with one that was broken off: the tips first, so that it can be used, then the rest of the
 * history. Resolves when everything is here; asked for twice it runs once. What failed is kept with the repository.
 */
export function syncRepository(context: Context, id: string): Promise<Repository> {
  getRepository(context.db, id);
  return context.tasks.run(id, async (signal) => {
    const { name, state } = getRepository(context.db, id);
    const reporter = reportProgress(context, { taskId: id, title: `${isHere(state) ? 'Fetching' : 'Cloning'} ${name}`, cancellable: true });
    try {
      await bringTips(context, id, { signal, reporter });
      await bringHistory(context, id, { signal, reporter });
      reporter.end('done');
      updateHistory(context, id);
      if (getRepository(context.db, id).accountId !== null) context.watch.learn(id);
      return getRepository(context.db, id);
    } catch (error) {
      const cause = signal.aborted ? new AppError('CANCELLED') : error;
      reporter.end(signal.aborted ? 'cancelled' : 'failed');
      noteFailure(context, id, cause);
      throw cause;
    }
  });
}

/** The history is indexed behind, once it is whole: what is cut off would have to be indexed again. */
function updateHistory(context: Context, id: string): void {
  if (getRepository(context.db, id).state !== 'ready') return;
  context.history.update(id).catch((error: unknown) => { context.log.fault(error, 'history.update'); });
}

/** Brings the newest tips alone, for work that is about to build on them; a transfer that is running already is left to run. */
export async function fetchTips(context: Context, id: string, signal: AbortSignal): Promise<void> {
  const { state } = getRepository(context.db, id);
  if (!isHere(state) || context.tasks.isRunning(id)) return;
  const silent = { transfer: () => undefined, step: () => undefined, end: () => undefined };
  await bringTips(context, id, { signal, reporter: silent });
}

/** Looks whether the branches that matter here (the default one and those of drafts) have moved, at the cost of a few hundred bytes, and fetches when they have. */
export async function checkRepository(context: Context, id: string): Promise<void> {
  const repository = getRepository(context.db, id);
  if (repository.state !== 'ready' || repository.failure !== null || (await hasMoved(context, repository))) await syncRepository(context, id);
  else await noteSuccess(context, id, false);
}

async function hasMoved(context: Context, repository: Repository): Promise<boolean> {
  const { listRemoteRefs } = await import('../../git/list-remote-refs.ts');
  const { listBranches } = await import('../../git/list-branches.ts');
  const wanted = new Set([repository.defaultBranch ?? 'main', ...listDrafts(context.db, repository.id).map((draft) => draft.branch)]);
  const here = new Map(listBranches({ dir: storeFolder(context, repository.id) }).map((branch) => [branch.ref, branch.oid]));
  const refs = [...wanted].map((branch) => `refs/heads/${branch}`);
  try {
    const remote = await remoteOf(context, repository, { signal: AbortSignal.timeout(60_000) });
    const there = new Map((await listRemoteRefs({ remote, prefixes: refs })).map((each) => [each.ref, each.oid]));
    return refs.some((ref) => here.get(ref) !== there.get(ref));
  } catch (error) {
    noteFailure(context, repository.id, error);
    throw error;
  }
}

interface Run {
  readonly signal: AbortSignal;
  readonly reporter: ProgressReporter;
}

async function bringTips(context: Context, id: string, run: Run): Promise<void> {
  const repository = getRepository(context.db, id);
  const dir = storeFolder(context, id);
  const remote = await remoteOf(context, repository, { signal: run.signal, onProgress: run.reporter.transfer });
  // A store that is in place is never cloned over: the engine may have ended before it could note that the clone was done.
  if (existsSync(join(dir, 'HEAD'))) {
    const { fetchRepository } = await import('../../git/fetch-repository.ts');
    const result = await fetchRepository({ dir, remote });
    const moved = result.updated.length > 0 || result.deleted.length > 0;
    await noteSuccess(context, id, moved);
    return;
  }
  const { cloneRepository } = await import('../../git/clone-repository.ts');
  const result = await cloneRepository({ dir, remote, depth: 1 });
  await noteSuccess(context, id, !result.empty);
}

async function bringHistory(context: Context, id: string, run: Run): Promise<void> {
  const repository = getRepository(context.db, id);
  if (repository.state !== 'usable') return;
  const { deepenRepository } = await import('../../git/deepen-repository.ts');
  const remote = await remoteOf(context, repository, { signal: run.signal, onProgress: run.reporter.transfer });
  await deepenRepository({ dir: storeFolder(context, id), remote });
  await noteSuccess(context, id, false);
}

async function noteSuccess(context: Context, id: string, moved: boolean): Promise<void> {
  const { openStore } = await import('../../git/open-store.ts');
  const { defaultBranch, head, shallow } = openStore({ dir: storeFolder(context, id) });
  const before = getRepository(context.db, id);
  const state: RepositoryState = head === null ? 'empty' : shallow ? 'usable' : 'ready';
  const after = { ...before, state, defaultBranch: head === null ? null : defaultBranch, fetchedAtMs: context.now(), failure: emptyNotice(before, state) };
  putRepository(context.db, after);
  context.emit({ type: 'repository', repository: after });
  if (moved) context.emit({ type: 'refs', repositoryId: id });
}

function emptyNotice(repository: Repository, state: RepositoryState): Repository['failure'] {
  if (state !== 'empty') return null;
  const error = new AppError('REPOSITORY_EMPTY', { url: repository.url });
  return { code: error.code, message: error.message, data: { ...error.data } };
}

function noteFailure(context: Context, id: string, error: unknown): void {
  // The repository may have been removed while its transfer was stopping.
  try {
    const before = getRepository(context.db, id);
    const here = isHere(before.state);
    if (here && isAppError(error) && error.code === 'CANCELLED') return;
    const after: Repository = { ...before, state: here ? before.state : 'failed', failure: failureOf(context, error, 'repository.fetch') };
    putRepository(context.db, after);
    context.emit({ type: 'repository', repository: after });
  } catch (inner) {
    if (!isAppError(inner)) throw inner;
  }
}

function isHere(state: RepositoryState): boolean {
  return state === 'usable' || state === 'ready';
}
