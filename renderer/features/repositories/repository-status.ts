import type { Repository } from '../../../shared/model/repository.ts';
import type { Tone } from '../../ui/status-badge.tsx';

/** A repository's state in a word, with what it means for the operator. */
export interface RepositoryStatus {
  readonly tone: Tone;
  readonly label: string;
  readonly title: string;
}

/** What is worth saying of a repository's state; null when it is simply ready. */
export function repositoryStatus({ state, failure }: Pick<Repository, 'state' | 'failure'>, busy: boolean): RepositoryStatus | null {
  switch (state) {
    case 'cloning':
      return busy
        ? { tone: 'info', label: 'Cloning', title: 'It can be opened as soon as the newest commit is here.' }
        : { tone: 'neutral', label: 'Clone paused', title: 'Fetch goes on where it was broken off.' };
    case 'usable':
      return busy
        ? { tone: 'info', label: 'Usable, history arriving', title: 'Files can be read and changed; older history is fetched behind.' }
        : { tone: 'neutral', label: 'History incomplete', title: 'Files can be read and changed; the next fetch brings the older history.' };
    case 'empty':
      return { tone: 'neutral', label: 'Empty', title: 'It has no commit yet; it is looked at again with each fetch.' };
    case 'failed':
      return { tone: 'danger', label: 'Not cloned', title: 'The clone did not succeed; nothing of it can be opened yet.' };
    case 'ready':
      return failure === null || busy ? null : { tone: 'warning', label: 'Last fetch failed', title: 'What was fetched before is kept and can be worked with.' };
  }
}
