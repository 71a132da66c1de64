import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import type { HistoryCommit } from '../../../shared/model/history.ts';
import { failureWords } from '../../ipc/client.ts';
import { commitAtRow, logKey, type LogPlace, logPageSize, reloadLog, useHistories, useHistoryVersion } from '../../stores/history-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { Loading } from '../../ui/loading.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { CommitRow, commitRowHeight } from './commit-row.tsx';

/** What the list of a history is made of. */
export interface CommitListProps {
  readonly place: LogPlace;
  /** The commit that is shown. */
  readonly chosen: string | null;
  /** The commit that others are compared with. */
  readonly base: string | null;
  readonly isBuilding: boolean;
  /** `compare` when the commit is to be compared with the one that is shown. */
  readonly onChoose: (commit: HistoryCommit, how: 'show' | 'compare') => void;
}

/** All commits of a history, however many: only the rows in sight are mounted, and pages come as they are scrolled to. */
export function CommitList({ place, chosen, base, isBuilding, onChoose }: CommitListProps) {
  const id = useId();
  const log = useHistories(({ logs }) => logs[logKey(place)]);
  const version = useHistoryVersion(place.repositoryId);
  const [active, setActive] = useState(0);
  useEffect(() => {
    void reloadLog(place, 0);
  }, [place, version]);
  const total = log?.total ?? 0;
  const rows = useMemo(() => Array.from({ length: total }, (_, row) => row), [total]);
  const show = (row: number, how: 'show' | 'compare'): void => {
    setActive(row);
    const commit = commitAtRow(log, row);
    if (commit !== undefined) onChoose(commit, how);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const to = rowAfterKey(event, active, total);
    if (to === null) return;
    event.preventDefault();
    show(to, event.shiftKey ? 'compare' : 'show');
  };
  if (log === undefined || log.total === null) {
    if (log?.failure && !isBuilding) return <div style={{ padding: 12 }}><FailureBar words={failureWords(log.failure)} onRetry={() => void reloadLog(place, 0)} /></div>;
    return <Loading label={isBuilding ? 'Reading the newest commits…' : 'Reading the history…'} />;
  }
  if (total === 0) return <EmptyState title="No commits">{place.path === '' ? 'This branch has none yet.' : `Nothing has changed ${place.path} as far as the index reaches.`}</EmptyState>;
  return (
    <VirtualList
      key={logKey(place)} items={rows} keyOf={String} rowHeight={commitRowHeight} role="listbox" label="Commits" onKeyDown={onKeyDown}
      reveal={active === 0 ? undefined : active} activeDescendant={`${id}-${active}`}
      render={(row) => {
        const commit = commitAtRow(log, row);
        return <CommitRow id={`${id}-${row}`} place={place} row={row} total={total} commit={commit} chosen={commit !== undefined && commit.oid === chosen} base={commit !== undefined && commit.oid === base} onChoose={show} />;
      }}
    />
  );
}

function rowAfterKey(event: KeyboardEvent, active: number, total: number): number | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const pageOf = Math.min(20, logPageSize);
  const to = { ArrowDown: active + 1, ArrowUp: active - 1, PageDown: active + pageOf, PageUp: active - pageOf, Home: 0, End: total - 1, Enter: active, ' ': active }[event.key];
  return to === undefined ? null : Math.max(0, Math.min(total - 1, to));
}
