import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Input } from '../../shared/contract/channels.ts';
import type { Draft } from '../../shared/model/draft.ts';
import { call, failureOf } from '../ipc/client.ts';
import { type LoadState, notLoaded } from './load-state.ts';

interface DraftsState extends LoadState {
  readonly byId: Readonly<Record<string, Draft>>;
}

/** The drafts of all repositories, kept up to date by events. */
export const useDrafts = create<DraftsState>()(() => ({ ...notLoaded, byId: {} }));

/** One draft, or undefined when there is none with this id (yet). */
export function useDraft(id: string | null): Draft | undefined {
  return useDrafts((state) => (id === null ? undefined : state.byId[id]));
}

/** The drafts of a repository, or of all for null; last touched first. */
export function useDraftList(repositoryId: string | null): readonly Draft[] {
  return useDrafts(useShallow((state) => Object.values(state.byId).filter((each) => repositoryId === null || each.repositoryId === repositoryId).sort(byAge)));
}

/** Reads the drafts of a repository, or of all for null; a failure is kept in the state. */
export async function loadDrafts(repositoryId: string | null): Promise<void> {
  useDrafts.setState({ status: 'loading' });
  try {
    const list = await call('draft.list', { repositoryId });
    useDrafts.setState(({ byId }) => {
      const others = repositoryId === null ? [] : Object.values(byId).filter((each) => each.repositoryId !== repositoryId);
      return { status: 'ready', failure: null, byId: Object.fromEntries([...others, ...list].map((each) => [each.id, each])) };
    });
  } catch (error) {
    useDrafts.setState({ status: 'failed', failure: failureOf(error) });
  }
}

/** Starts a draft on the newest known commit of a branch; throws `FailureError`. */
export async function createDraft(input: Input<'draft.create'>): Promise<Draft> {
  return putDraft(await call('draft.create', input));
}

/** Names a draft; throws `FailureError`. */
export async function renameDraft(input: Input<'draft.rename'>): Promise<Draft> {
  return putDraft(await call('draft.rename', input));
}

/** Puts a draft away for good; throws `FailureError`. */
export async function discardDraft(id: string): Promise<void> {
  await call('draft.discard', { id });
  useDrafts.setState(({ byId }) => {
    const { [id]: _gone, ...rest } = byId;
    return { byId: rest };
  });
}

/** Stages or unstages edits, a path, or the whole draft; throws `FailureError`. */
export async function stageDraft(input: Input<'draft.stage'>): Promise<Draft> {
  return putDraft(await call('draft.stage', input));
}

/** Takes in the newest state of a draft, and answers it. */
export function putDraft(draft: Draft): Draft {
  useDrafts.setState(({ byId }) => ({ byId: { ...byId, [draft.id]: draft } }));
  return draft;
}

function byAge(a: Draft, b: Draft): number {
  return b.updatedAtMs - a.updatedAtMs;
}
