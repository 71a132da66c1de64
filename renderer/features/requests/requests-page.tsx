import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons/svg/arrow-sync';
import { BranchRequestRegular } from '@fluentui/react-icons/svg/branch-request';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { RequestSummary } from '../../../shared/model/request.ts';
import { failureWords } from '../../ipc/client.ts';
import { useRepositoryList } from '../../stores/repositories-store.ts';
import { loadRequests, requestKey, useRequestList, useRequests } from '../../stores/requests-store.ts';
import { recall, remember } from '../../stores/workspace-store.ts';
import { Select } from '../../ui/controls.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { RequestRow } from './request-row.tsx';

const useStyles = makeStyles({
  select: { width: 'auto', minWidth: '120px', maxWidth: '220px', flexShrink: 0 },
  search: { flexGrow: 1, maxWidth: '420px', minWidth: '160px', display: 'flex' },
  observed: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  pad: { padding: '0 24px 8px' },
});

const states = { opened: 'Open', merged: 'Merged', closed: 'Closed', all: 'All' } as const;
type StateFilter = keyof typeof states;
const isState = (value: unknown): value is StateFilter => typeof value === 'string' && value in states;

/** The merge requests of a repository, or of all for null: what is known here at once, then what the forge says. */
export function RequestsPage({ repositoryId }: { readonly repositoryId: string | null }) {
  const styles = useStyles();
  const repositories = useRepositoryList();
  const [state, setState] = useState<StateFilter>(() => recall('requests.state', isState, 'opened'));
  const [chosen, setChosen] = useState<string | null>(repositoryId);
  const [query, setQuery] = useState('');
  const { status, failure, observedAtMs } = useRequests();
  const all = useRequestList(chosen);
  const shown = useMemo(() => all.filter((each) => (state === 'all' || each.state === state) && matches(each, query)), [all, state, query]);
  const refresh = useCallback(() => void loadRequests({ repositoryId: chosen, state, refresh: true }), [chosen, state]);
  useEffect(() => {
    void loadRequests({ repositoryId: chosen, state, refresh: false }).then(refresh);
  }, [chosen, state, refresh]);
  const chooseState = (next: string): void => {
    if (!isState(next)) return;
    setState(next);
    remember('requests.state', next);
  };
  return (
    <Page
      title="Merge requests" layout="fill" subtitle={observedAtMs === null ? 'The forge has not been asked yet' : <TimeAgo prefix="as of " atMs={observedAtMs} />}
      actions={<Button icon={<ArrowSyncRegular />} disabled={status === 'loading'} onClick={refresh}>{status === 'loading' ? 'Asking…' : 'Refresh'}</Button>}
      toolbar={
        <Toolbar label="Filters">
          <Select className={styles.select} aria-label="State" value={state} onChange={(event) => chooseState(event.target.value)}>
            {Object.entries(states).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
          </Select>
          {repositoryId === null && (
            <Select className={styles.select} aria-label="Repository" value={chosen ?? ''} onChange={(event) => setChosen(event.target.value === '' ? null : event.target.value)}>
              <option value="">All repositories</option>
              {repositories.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
            </Select>
          )}
          <span className={styles.search}><SearchBox label="Search requests" placeholder="Title, number, author or branch" value={query} onChange={setQuery} /></span>
        </Toolbar>
      }
    >
      {failure !== null && <div className={styles.pad}><FailureBar words={failureWords(failure)} onRetry={refresh} /></div>}
      {shown.length > 0
        ? <VirtualList items={shown} keyOf={requestKey} rowHeight={58} label="Merge requests" render={(each) => <RequestRow request={each} showRepository={chosen === null} />} />
        : <NoRequests isLoading={status === 'loading' || status === 'idle'} isFiltered={query.trim() !== ''} state={state} />}
    </Page>
  );
}

function NoRequests({ isLoading, isFiltered, state }: { readonly isLoading: boolean; readonly isFiltered: boolean; readonly state: StateFilter }) {
  if (isLoading) return <Loading label="Asking the forge…" />;
  if (isFiltered) return <EmptyState title="No request matches">Change the words you search for, or press Escape in the search.</EmptyState>;
  return <EmptyState icon={<BranchRequestRegular />} title={state === 'all' ? 'No merge requests' : `No ${states[state].toLowerCase()} merge requests`}>Change a field of a file, review it, and open the first one.</EmptyState>;
}

function matches(request: RequestSummary, query: string): boolean {
  const text = `!${request.iid} ${request.title} ${request.author} ${request.sourceBranch} ${request.targetBranch}`.toLowerCase();
  return query.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
