import type { Draft } from '../../shared/model/draft.ts';

/** What a draft is called: its title, or until it has one, what it changes. */
export function draftName(draft: Pick<Draft, 'title' | 'files'>): string {
  if (draft.title !== '') return draft.title;
  const [first, ...more] = draft.files;
  if (first === undefined) return 'New draft';
  return more.length === 0 ? `Changes in ${first.path.slice(first.path.lastIndexOf('/') + 1)}` : `Changes in ${draft.files.length} files`;
}
