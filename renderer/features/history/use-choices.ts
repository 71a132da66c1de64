import { useState } from 'react';
import type { HistoryCommit, SearchHit } from '../../../shared/model/history.ts';
import { navigate, type RouteOf } from '../../stores/navigation-store.ts';
import type { SearchWithin } from './search-within.ts';

/** Two commits to compare; the second is chosen after the first. */
export interface Compared {
  readonly base: HistoryCommit;
  readonly other: HistoryCommit | null;
}

/** What the operator looks for in a history. */
export interface Search {
  readonly query: string;
  readonly within: SearchWithin;
}

type Place = Partial<Pick<RouteOf<'history'>, 'ref' | 'path' | 'oid'>>;

/** What is chosen on the page of a history, and how choosing goes on. */
export interface Choices {
  readonly search: Search;
  readonly setSearch: (search: Search) => void;
  readonly compared: Compared | null;
  readonly setCompared: (compared: Compared | null) => void;
  readonly go: (change: Place) => void;
  readonly choose: (commit: HistoryCommit, how: 'show' | 'compare') => void;
  readonly chooseHit: (hit: SearchHit) => void;
}

/** Keeps search, comparison and chosen commit of a history's page; the commit is part of the place, so that it can be gone back to. */
export function useChoices(route: RouteOf<'history'>, gitRef: string): Choices {
  const [search, setSearch] = useState<Search>({ query: '', within: 'messages' });
  const [compared, setCompared] = useState<Compared | null>(null);
  const [shown, setShown] = useState<HistoryCommit | null>(null);
  // Going from commit to commit is one step back, however many were looked at.
  const go = (change: Place): void => navigate({ ...route, ...change }, { replace: route.oid !== null && change.path === undefined && change.ref === undefined });
  const choose = (commit: HistoryCommit, how: 'show' | 'compare'): void => {
    const base = compared?.base ?? (how === 'compare' ? shown : null);
    if (base !== null && base.oid !== commit.oid && (how === 'compare' || compared?.other === null)) {
      setCompared({ base, other: commit });
      return;
    }
    setCompared(compared?.other === null ? compared : null);
    setShown(commit);
    go({ oid: commit.oid });
  };
  const chooseHit = ({ commit, path, line }: SearchHit): void => {
    if (commit !== null) choose(commit, 'show');
    else if (path !== null && line !== null) navigate({ page: 'file', repositoryId: route.repositoryId, ref: gitRef, path, draftId: null, line });
    else if (path !== null) {
      setSearch({ ...search, query: '' });
      go({ path, oid: null });
    }
  };
  return { search, setSearch, compared, setCompared, go, choose, chooseHit };
}
