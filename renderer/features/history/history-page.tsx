import { makeStyles } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type LogPlace, useHistoryState } from '../../stores/history-store.ts';
import type { RouteOf } from '../../stores/navigation-store.ts';
import { useRepository } from '../../stores/repositories-store.ts';
import { loadTree, useTree } from '../../stores/trees-store.ts';
import { recall, remember } from '../../stores/workspace-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Loading } from '../../ui/loading.tsx';
import { Split } from '../../ui/split.tsx';
import { AsItWasDialog } from './as-it-was-dialog.tsx';
import { CommitDetailPane } from './commit-detail.tsx';
import { CommitList } from './commit-list.tsx';
import { Comparison } from './comparison.tsx';
import { HistoryToolbar } from './history-toolbar.tsx';
import { IndexNotice } from './index-notice.tsx';
import { PathOverview } from './path-overview.tsx';
import { SearchResults } from './search-results.tsx';
import { type Compared, useChoices } from './use-choices.ts';

const useStyles = makeStyles({ page: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 } });

const isLayout = (value: unknown): value is Readonly<Record<string, number>> => typeof value === 'object' && value !== null;

/** The past of a repository, a folder or a file: its commits, what each changed, who and when. */
export function HistoryPage({ route }: { readonly route: RouteOf<'history'> }) {
  const repository = useRepository(route.repositoryId);
  const ref = route.ref ?? repository?.defaultBranch ?? null;
  if (ref !== null) return <History route={route} gitRef={ref} />;
  return repository?.state === 'empty' ? <EmptyState title="No commits yet">Make a first commit at the forge, then fetch.</EmptyState> : <Loading label="Cloning; the history appears once it is here…" />;
}

function History({ route, gitRef }: { readonly route: RouteOf<'history'>; readonly gitRef: string }) {
  const styles = useStyles();
  const { repositoryId, path, oid } = route;
  const kind = useKindOfPath(repositoryId, gitRef, path);
  const place = useMemo((): LogPlace => ({ repositoryId, ref: gitRef, path, follow: kind === 'file' }), [repositoryId, gitRef, path, kind]);
  const state = useHistoryState(repositoryId);
  const { search, setSearch, compared, setCompared, go, choose, chooseHit } = useChoices(route, gitRef);
  const [asking, setAsking] = useState(false);
  const query = useDeferredValue(search.query.trim());
  const isBuilding = state === undefined || state.state === 'building' || state.state === 'absent';
  const list = query === ''
    ? kind !== null && <CommitList place={place} chosen={oid} base={compared?.base.oid ?? null} isBuilding={isBuilding} onChoose={choose} />
    : <SearchResults place={place} query={query} within={search.within} onChoose={chooseHit} />;
  return (
    <section className={styles.page} aria-label="History">
      <HistoryToolbar
        repositoryId={repositoryId} gitRef={gitRef} path={path} query={search.query} within={search.within} onAsItWas={() => setAsking(true)}
        onRef={(ref) => go({ ref, oid: null })} onPath={(to) => go({ path: to, oid: null })} onQuery={(text) => setSearch({ ...search, query: text })} onWithin={(within) => setSearch({ ...search, within })}
      />
      <IndexNotice repositoryId={repositoryId} state={state} />
      <Split
        id="history" orientation="horizontal" layout={recall('history.layout', isLayout, { commits: 46, detail: 54 })} onLayout={(layout) => remember('history.layout', layout)}
        panes={[
          { id: 'commits', initial: 46, min: 22, content: list },
          { id: 'detail', initial: 54, min: 25, content: <Shown place={place} oid={oid} compared={compared} onCompare={setCompared} onClose={() => go({ oid: null })} /> },
        ]}
      />
      {asking && <AsItWasDialog place={place} isFile={kind === 'file'} onClose={() => setAsking(false)} />}
    </section>
  );
}

interface ShownProps {
  readonly place: LogPlace;
  readonly oid: string | null;
  readonly compared: Compared | null;
  readonly onCompare: (compared: Compared | null) => void;
  readonly onClose: () => void;
}

/** Beside the list: a comparison, the chosen commit, or the path as a whole. */
function Shown({ place, oid, compared, onCompare, onClose }: ShownProps) {
  if (compared !== null && compared.other !== null) return <Comparison repositoryId={place.repositoryId} path={place.path} commits={[compared.base, compared.other]} onClose={() => onCompare(null)} />;
  if (compared !== null) return <PathOverview place={place} note={`Choose another commit to compare with ${compared.base.oid.slice(0, 8)}, “${compared.base.subject}”.`} />;
  if (oid === null) return <PathOverview place={place} note={null} />;
  return <CommitDetailPane key={oid} place={place} oid={oid} onCompare={(base) => onCompare({ base, other: null })} onClose={onClose} />;
}

/** Whether a path is a file or a folder of the branch; what is not there any more was a file as far as its history goes. Null until it is known. */
function useKindOfPath(repositoryId: string, ref: string, path: string): 'file' | 'folder' | null {
  const tree = useTree(repositoryId, path === '' ? null : ref);
  useEffect(() => {
    if (path !== '') void loadTree(repositoryId, ref);
  }, [repositoryId, ref, path]);
  if (path === '') return 'folder';
  if (tree === undefined || (tree.commitOid === null && tree.failure === null)) return null;
  return tree.entries.some((entry) => entry.path.startsWith(`${path}/`)) ? 'folder' : 'file';
}
