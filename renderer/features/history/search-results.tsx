import { makeStyles, tokens } from '@fluentui/react-components';
import type { SearchHit } from '../../../shared/model/history.ts';
import { failureWords } from '../../ipc/client.ts';
import type { LogPlace } from '../../stores/history-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { Loading } from '../../ui/loading.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { commitRowHeight } from './commit-row.tsx';
import type { SearchWithin } from './search-within.ts';
import { useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  hit: {
    display: 'flex', flexDirection: 'column', justifyContent: 'center', width: '100%', height: `${commitRowHeight}px`, boxSizing: 'border-box', padding: '4px 12px', font: 'inherit', textAlign: 'left', cursor: 'pointer', minWidth: 0,
    color: tokens.colorNeutralForeground1, backgroundColor: 'transparent', border: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover }, ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', width: '100%' },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  facts: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: '16px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', width: '100%' },
  count: { padding: '4px 12px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
});

/** What the results of a search are made of. */
export interface SearchResultsProps {
  readonly place: LogPlace;
  readonly query: string;
  readonly within: SearchWithin;
  readonly onChoose: (hit: SearchHit) => void;
}

const limit = 500;

/** What a search found, as a list of commits, paths or places in files. */
export function SearchResults({ place, query, within, onChoose }: SearchResultsProps) {
  const styles = useStyles();
  const { value, failure } = useAnswer('history.search', { repositoryId: place.repositoryId, ref: place.ref, query, within, limit });
  if (failure !== null) return <div style={{ padding: 12 }}><FailureBar words={failureWords(failure)} /></div>;
  if (value === undefined) return <Loading label="Searching…" />;
  if (value.hits.length === 0) return <EmptyState title="Nothing found">{value.complete ? 'Change the words, or where they are looked for.' : 'The history is not indexed as a whole yet; what is older may still be found.'}</EmptyState>;
  return (
    <>
      <div className={styles.count} role="status">{value.more ? `The first ${counted(value.hits.length, 'result')}` : counted(value.hits.length, 'result')}{value.complete ? '' : ', as far as the history is indexed'}</div>
      <VirtualList items={value.hits} keyOf={keyOf} rowHeight={commitRowHeight} label="Results" render={(hit) => <Hit hit={hit} onChoose={onChoose} />} />
    </>
  );
}

function Hit({ hit, onChoose }: { readonly hit: SearchHit; readonly onChoose: (hit: SearchHit) => void }) {
  const styles = useStyles();
  const { commit, path, line, text } = hit;
  return (
    <div role="listitem">
      <button type="button" className={styles.hit} onClick={() => onChoose(hit)} title={text}>
        {commit === null
          ? <><span className={`${styles.line} ${line === null ? '' : styles.mono}`}>{line === null ? (path ?? text) : text.trim()}</span>{line !== null && <span className={styles.facts}>{`${path ?? ''}, line ${line}`}</span>}</>
          : <><span className={styles.line}>{text === '' ? 'No message' : text}</span><span className={styles.facts}>{commit.author.name} · <TimeAgo atMs={commit.authoredAtMs} /> · {commit.oid.slice(0, 8)}</span></>}
      </button>
    </div>
  );
}

function keyOf({ commit, path, line }: SearchHit): string {
  return `${commit?.oid ?? ''} ${path ?? ''} ${line ?? ''}`;
}
