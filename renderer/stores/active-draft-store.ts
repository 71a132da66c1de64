import type { Draft } from '../../shared/model/draft.ts';
import { useDrafts } from './drafts-store.ts';
import { recall, remember, useWorkspace } from './workspace-store.ts';

const isText = (value: unknown): value is string => typeof value === 'string';

/** The draft that new edits of a repository go to; null when there is none that can take them. */
export function useActiveDraft(repositoryId: string | null): Draft | null {
  const id = useWorkspace(({ state }) => state[keyOf(repositoryId ?? '')]);
  const draft = useDrafts(({ byId }) => (isText(id) ? byId[id] : undefined));
  return draft !== undefined && draft.state === 'open' && draft.repositoryId === repositoryId ? draft : null;
}

/** The same, asked once. */
export function activeDraft(repositoryId: string): Draft | null {
  const draft = useDrafts.getState().byId[recall(keyOf(repositoryId), isText, '')];
  return draft !== undefined && draft.state === 'open' && draft.repositoryId === repositoryId ? draft : null;
}

/** Chooses the draft that new edits of a repository go to; null lets the next edit start a new one. */
export function setActiveDraft(repositoryId: string, draftId: string | null): void {
  remember(keyOf(repositoryId), draftId ?? undefined);
}

function keyOf(repositoryId: string): string {
  return `draft.active.${repositoryId}`;
}
