import type { Draft } from '../../shared/model/draft.ts';

/** What a draft is called: its title, or until it has one, what it changes. */
export function draftName(draft: Pick<Draft, 'title' | 'files'>): string {
  if (draft.title !== '') return draft.title;
  const [first, ...more] = draft.files;
  if (first === undefined) return 'New draft';
  // Files of one name stand in many folders (prod/api.yaml, dev/api.yaml).
  return more.length === 0 ? `Changes in ${first.path.split('/').slice(-2).join('/')}` : `Changes in ${draft.files.length} files`;
}
