import { useCallback, useEffect, useRef, useState } from 'react';
import type { Project } from '../../../shared/model/project.ts';
import { call, failureWords, type FailureWords } from '../../ipc/client.ts';

interface ProjectsState {
  readonly projects: readonly Project[];
  readonly nextPage: number | null;
  readonly loading: boolean;
  readonly failure: FailureWords | null;
}

/** What a list of an account's projects offers. */
export interface ProjectSearch extends ProjectsState {
  readonly loadMore: () => void;
  readonly retry: () => void;
}

const settleMs = 250;
const empty: ProjectsState = { projects: [], nextPage: 1, loading: true, failure: null };

/** The projects an account may see that match a search, page by page; a search settles before it is sent, and late answers to older searches are dropped. */
export function useProjects(accountId: string, search: string): ProjectSearch {
  const [state, setState] = useState<ProjectsState>(empty);
  const asked = useRef(0);
  const load = useCallback(async (page: number): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    setState((before) => ({ ...(page === 1 ? { ...before, nextPage: null } : before), loading: true, failure: null }));
    try {
      const answer = await call('account.projects', { id: accountId, search: search.trim(), page });
      if (mine === asked.current) setState((before) => ({ projects: page === 1 ? answer.projects : merged(before.projects, answer.projects), nextPage: answer.nextPage, loading: false, failure: null }));
    } catch (error) {
      if (mine === asked.current) setState((before) => ({ ...before, nextPage: page, loading: false, failure: failureWords(error) }));
    }
  }, [accountId, search]);
  useEffect(() => {
    const timer = setTimeout(() => void load(1), search === '' ? 0 : settleMs);
    return () => clearTimeout(timer);
  }, [load, search]);
  const { nextPage, loading, failure } = state;
  const loadMore = useCallback(() => {
    if (nextPage !== null && !loading && failure === null) void load(nextPage);
  }, [failure, load, loading, nextPage]);
  return { ...state, loadMore, retry: () => void load(nextPage ?? 1) };
}

function merged(before: readonly Project[], more: readonly Project[]): readonly Project[] {
  const known = new Set(before.map((each) => each.id));
  return [...before, ...more.filter((each) => !known.has(each.id))];
}
