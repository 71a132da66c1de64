import type { Input, Output } from '../../../shared/contract/channels.ts';
import { resolveRef } from '../../git/resolve-ref.ts';
import type { Context } from '../context.ts';
import { openClone } from '../repository/open-clone.ts';

interface Place {
  readonly repositoryId: string;
  readonly ref: string;
}

/** How far the index of a repository is; one that is missing is begun. */
export async function historyState(context: Context, { repositoryId }: Input<'history.state'>): Promise<Output<'history.state'>> {
  openClone(context, repositoryId);
  const answer = await context.history.ask(repositoryId, 'state', {});
  const state = context.history.stateOf(repositoryId);
  if (state !== 'ready' || answer.complete) return { state, ...answer };
  context.history.update(repositoryId).catch((error: unknown) => { context.log.fault(error, 'history.update'); });
  return { state: 'absent', ...answer };
}

/** Brings the index up to date and says how far it is; a failure is in the state. */
export async function updateHistory(context: Context, { repositoryId }: Input<'history.update'>): Promise<Output<'history.update'>> {
  openClone(context, repositoryId);
  await context.history.update(repositoryId);
  const answer = await context.history.ask(repositoryId, 'state', {});
  return { state: context.history.stateOf(repositoryId), ...answer };
}

/** A page of the history of a path. */
export function readLog(context: Context, input: Input<'history.log'>): Promise<Output<'history.log'>> {
  return context.history.ask(input.repositoryId, 'log', { ...input, tip: tipOf(context, input) });
}

/** A commit with its message, changes and request. */
export function readCommitDetail(context: Context, input: Input<'history.commit'>): Promise<Output<'history.commit'>> {
  return context.history.ask(input.repositoryId, 'commit', { oid: input.oid, tip: tipOf(context, input) });
}

/** The values that a field has had. */
export function readFieldHistory(context: Context, input: Input<'history.field'>): Promise<Output<'history.field'>> {
  return context.history.ask(input.repositoryId, 'field', { ...input, tip: tipOf(context, input) });
}

/** Who last changed each line and field. */
export function readBlame(context: Context, input: Input<'history.blame'>): Promise<Output<'history.blame'>> {
  return context.history.ask(input.repositoryId, 'blame', { path: input.path, tip: tipOf(context, input) });
}

/** What a branch held at a time. */
export function readCommitAt(context: Context, input: Input<'history.at'>): Promise<Output<'history.at'>> {
  return context.history.ask(input.repositoryId, 'at', { atMs: input.atMs, tip: tipOf(context, input) });
}

/** What a search finds. */
export function searchHistory(context: Context, input: Input<'history.search'>): Promise<Output<'history.search'>> {
  const { dir } = openClone(context, input.repositoryId);
  return context.history.ask(input.repositoryId, 'search', { ...input, dir, tip: tipOf(context, input) });
}

/** How much happened to a path over time. */
export function readActivity(context: Context, input: Input<'history.activity'>): Promise<Output<'history.activity'>> {
  return context.history.ask(input.repositoryId, 'activity', { ...input, tip: tipOf(context, input) });
}

/** Who changed a path. */
export function readContributors(context: Context, input: Input<'history.contributors'>): Promise<Output<'history.contributors'>> {
  return context.history.ask(input.repositoryId, 'contributors', { ...input, tip: tipOf(context, input) });
}

function tipOf(context: Context, { repositoryId, ref }: Place): string {
  return resolveRef({ dir: openClone(context, repositoryId).dir, ref });
}
