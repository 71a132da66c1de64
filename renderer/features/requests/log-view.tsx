import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Job } from '../../../shared/model/request.ts';
import { call, failureWords } from '../../ipc/client.ts';
import { showFailure, showToast } from '../../stores/toasts-store.ts';
import { CheckBox } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { duration } from '../../ui/format-time.ts';
import { Loading } from '../../ui/loading.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { LogLine } from './ansi.ts';
import { statusWords } from './status.ts';
import { useJobLog } from './use-job-log.ts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, overflow: 'hidden' },
  head: { display: 'flex', alignItems: 'center', gap: '8px', padding: '4px 6px 4px 12px', minHeight: '34px', boxSizing: 'border-box', backgroundColor: tokens.colorNeutralBackground3, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  facts: { color: tokens.colorNeutralForeground2, flexGrow: 1 },
  log: { display: 'flex', flexDirection: 'column', backgroundColor: tokens.colorNeutralBackground1, fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: '18px' },
  line: { display: 'flex', gap: '10px', whiteSpace: 'pre', paddingRight: '12px' },
  number: { width: '44px', textAlign: 'right', flexShrink: 0, color: tokens.colorNeutralForeground3, userSelect: 'none', fontVariantNumeric: 'tabular-nums' },
  bold: { fontWeight: tokens.fontWeightBold },
  empty: { padding: '10px 12px', color: tokens.colorNeutralForeground2 },
});

const [shortest, tallest, lineHeight] = [90, 380, 18];

/** The sixteen colours of a terminal in the theme's own, which stay readable on light and dark. */
const colours = [
  tokens.colorNeutralForeground3, tokens.colorPaletteRedForeground1, tokens.colorPaletteGreenForeground1, tokens.colorPaletteMarigoldForeground2,
  tokens.colorPaletteBlueForeground2, tokens.colorPaletteBerryForeground1, tokens.colorPaletteTealForeground2, tokens.colorNeutralForeground1,
];

/** The log of a job, live while it runs; it follows the end until the operator scrolls up. */
export function LogView({ repositoryId, job }: { readonly repositoryId: string; readonly job: Job }) {
  const styles = useStyles();
  const [follow, setFollow] = useState(true);
  const log = useJobLog(repositoryId, job.id);
  const { tone, label, live } = statusWords(job.status);
  const retry = (): void => {
    call('job.retry', { repositoryId, jobId: job.id }).then(() => showToast({ intent: 'info', title: `${job.name} runs again` }), showFailure);
  };
  return (
    <section className={styles.pane} aria-label={`Log of ${job.name}`}>
      <div className={styles.head}>
        <h3 className={styles.title}>{job.name}</h3>
        <StatusBadge tone={tone}>{label}</StatusBadge>
        <span className={styles.facts}>{job.durationSeconds !== null && duration(job.durationSeconds)}</span>
        <CheckBox label="Follow" checked={follow} onChange={(event) => setFollow(event.target.checked)} />
        {!live && (job.status === 'failed' || job.status === 'canceled') && <Button size="small" onClick={retry}>Run again</Button>}
      </div>
      {log.failure !== null && <FailureBar compact words={failureWords(log.failure)} />}
      <div className={styles.log} style={{ height: Math.min(tallest, Math.max(shortest, log.lines.length * lineHeight + 8)) }} onWheel={(event) => event.deltaY < 0 && setFollow(false)}>
        {!log.loaded && log.failure === null && <Loading label="Reading the log…" />}
        {log.loaded && log.lines.length === 0 && <div className={styles.empty}>{log.complete ? 'This job wrote nothing.' : 'Nothing has been written yet.'}</div>}
        {log.lines.length > 0 && (
          <VirtualList
            items={log.lines.map((line, index): Numbered => ({ line, index }))} keyOf={({ index }) => String(index)} rowHeight={lineHeight} label={`Log of ${job.name}`} role="log"
            reveal={follow ? log.lines.length - 1 : undefined} render={({ line, index }) => <Line line={line} number={index + 1} />}
          />
        )}
      </div>
    </section>
  );
}

interface Numbered {
  readonly line: LogLine;
  readonly index: number;
}

function Line({ line, number }: { readonly line: LogLine; readonly number: number }) {
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <span className={styles.number} aria-hidden="true">{number}</span>
      <span>
        {line.map((part, index) => (
          // Parts have no name of their own; a line never changes its parts once it is whole.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index} className={mergeClasses(part.bold && styles.bold)} style={part.colour === null ? undefined : { color: colours[part.colour % 8] }}>{part.text}</span>
        ))}
      </span>
    </div>
  );
}
