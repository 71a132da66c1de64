import { makeStyles, tokens } from '@fluentui/react-components';
import type { Activity } from '../../../shared/model/history.ts';
import type { LogPlace } from '../../stores/history-store.ts';
import { counted } from '../../ui/format-amount.ts';
import { type Stretch, stretchFor, stretchName } from './stretch.ts';
import { useAnswer } from './use-answer.ts';
import { useHistoryStyles } from './styles.ts';

const useStyles = makeStyles({
  bars: { display: 'flex', alignItems: 'flex-end', gap: '1px', height: '72px', borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  slot: { flexGrow: 1, flexBasis: 0, minWidth: '1px', maxWidth: '28px', height: '100%', display: 'flex', alignItems: 'flex-end', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  bar: { width: '100%', backgroundColor: tokens.colorBrandBackground, borderRadius: '2px 2px 0 0' },
  ends: { display: 'flex', justifyContent: 'space-between', marginTop: '2px' },
});

const mostBars = 160;

/** How much happened to a path over time: by day, week or month, whichever fits its age. */
export function ActivityBars({ place }: { readonly place: LogPlace }) {
  const { repositoryId, ref, path } = place;
  const months = useAnswer('history.activity', { repositoryId, ref, path, by: 'month' });
  const by = months.value === undefined ? null : stretchFor(months.value.length);
  const finer = useAnswer('history.activity', by === null || by === 'month' ? null : { repositoryId, ref, path, by });
  const all = by === 'month' ? months.value : finer.value;
  if (by === null || all === undefined) return <div style={{ height: 92 }} />;
  return <Bars all={all.slice(-mostBars)} by={by} />;
}

function Bars({ all, by }: { readonly all: readonly Activity[]; readonly by: Stretch }) {
  const styles = useStyles();
  const shared = useHistoryStyles();
  const most = Math.max(1, ...all.map((each) => each.commits));
  const sum = all.reduce((total, each) => total + each.commits, 0);
  const [first, last] = [all[0], all.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <>
      <div className={styles.bars} role="img" aria-label={`${counted(sum, 'commit')} by ${by}, at most ${most} in one, from ${stretchName(first.startMs, by)} to ${stretchName(last.startMs, by)}`}>
        {all.map((each) => (
          <div key={each.startMs} className={styles.slot} title={`${stretchName(each.startMs, by)}: ${counted(each.commits, 'commit')} by ${counted(each.people, 'person', 'people')}`}>
            {each.commits > 0 && <div className={styles.bar} style={{ height: `${Math.max(4, (each.commits / most) * 100)}%` }} />}
          </div>
        ))}
      </div>
      <div className={`${styles.ends} ${shared.quiet}`}><span>{stretchName(first.startMs, by)}</span><span>{`each bar one ${by}, the highest ${most}`}</span><span>{stretchName(last.startMs, by)}</span></div>
    </>
  );
}
