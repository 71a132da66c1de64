import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MergeRegular } from '@fluentui/react-icons/svg/merge';
import { memo, useEffect } from 'react';
import type { HistoryCommit } from '../../../shared/model/history.ts';
import { type LogPlace, wantRow } from '../../stores/history-store.ts';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';

/** The height of every row in pixels, loaded or not, so that nothing moves when a page arrives. */
export const commitRowHeight = 46;

const useStyles = makeStyles({
  row: {
    height: `${commitRowHeight}px`, boxSizing: 'border-box', padding: '4px 12px', cursor: 'pointer', userSelect: 'none', minWidth: 0, display: 'flex', flexDirection: 'column', justifyContent: 'center',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected, boxShadow: `inset 3px 0 0 ${tokens.colorBrandBackground}`, ':hover': { backgroundColor: tokens.colorNeutralBackground1Selected } },
  base: { boxShadow: `inset 3px 0 0 ${tokens.colorStatusWarningBorder2}` },
  line: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  subject: { flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightMedium, lineHeight: '20px' },
  facts: { display: 'flex', gap: '6px', minWidth: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: '16px', whiteSpace: 'nowrap' },
  author: { overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0 },
  oid: { marginLeft: 'auto', fontFamily: tokens.fontFamilyMonospace, flexShrink: 0 },
  icon: { display: 'flex', fontSize: '14px', flexShrink: 0, color: tokens.colorNeutralForeground2 },
  bar: { height: '10px', borderRadius: '5px', backgroundColor: tokens.colorNeutralBackground4, margin: '3px 0' },
});

/** What a row of a history is made of; `commit` is undefined until its page is here. */
export interface CommitRowProps {
  readonly id: string;
  readonly place: LogPlace;
  readonly row: number;
  readonly total: number;
  readonly commit: HistoryCommit | undefined;
  readonly chosen: boolean;
  readonly base: boolean;
  readonly onChoose: (row: number, how: 'show' | 'compare') => void;
}

/** One commit of the list; while it is on its way its place is held. */
export const CommitRow = memo(function CommitRow({ id, place, row, total, commit, chosen, base, onChoose }: CommitRowProps) {
  const styles = useStyles();
  useEffect(() => wantRow(place, row), [place, row, commit]);
  return (
    // The list has the focus and the keys; rows are reached through aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id} role="option" aria-selected={chosen} aria-posinset={row + 1} aria-setsize={total} aria-busy={commit === undefined} data-loaded={commit !== undefined}
      aria-label={commit === undefined ? `Commit ${row + 1}, loading` : undefined}
      className={mergeClasses(styles.row, base && styles.base, chosen && styles.chosen)} onClick={(event) => onChoose(row, event.ctrlKey || event.metaKey || event.shiftKey ? 'compare' : 'show')}
    >
      {commit === undefined ? <Waiting row={row} /> : <Words commit={commit} base={base} />}
    </div>
  );
});

function Words({ commit, base }: { readonly commit: HistoryCommit; readonly base: boolean }) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.line}>
        {commit.parents.length > 1 && <span className={styles.icon} title="A merge"><MergeRegular aria-label="Merge" /></span>}
        <span className={styles.subject} title={commit.subject}>{commit.subject === '' ? 'No message' : commit.subject}</span>
        {base && <StatusBadge tone="warning">Compared with</StatusBadge>}
      </div>
      <div className={styles.facts}>
        <span className={styles.author}>{commit.author.name}</span>
        <span aria-hidden="true">·</span>
        <TimeAgo atMs={commit.authoredAtMs} />
        <span className={styles.oid}>{commit.oid.slice(0, 8)}</span>
      </div>
    </>
  );
}

/** The shape of a row that is on its way. */
function Waiting({ row }: { readonly row: number }) {
  const styles = useStyles();
  return (
    <>
      <div className={styles.bar} style={{ width: `${45 + ((row * 37) % 40)}%` }} />
      <div className={styles.bar} style={{ width: '30%' }} />
    </>
  );
}
