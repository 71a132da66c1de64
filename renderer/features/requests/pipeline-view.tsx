import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { PlayCircleRegular } from '@fluentui/react-icons/svg/play-circle';
import { useState } from 'react';
import type { Job, Pipeline } from '../../../shared/model/request.ts';
import { duration } from '../../ui/format-time.ts';
import { Spinner } from '../../ui/loading.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { LogView } from './log-view.tsx';
import { stagesOf } from './merge-state.ts';
import { statusWords } from './status.ts';

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: '8px', marginBottom: '8px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  stages: { display: 'flex', gap: '0', overflowX: 'auto', paddingBottom: '10px', listStyleType: 'none', margin: 0, paddingLeft: 0 },
  stage: { minWidth: '150px', flexShrink: 0, paddingRight: '28px', position: 'relative', '::after': { content: '""', position: 'absolute', right: '4px', top: '37px', width: '20px', borderTop: `1px solid ${tokens.colorNeutralStroke1}` }, ':last-child::after': { display: 'none' } },
  name: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, margin: '0 0 4px', fontWeight: tokens.fontWeightRegular },
  jobs: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '4px' },
  job: {
    display: 'flex', alignItems: 'center', gap: '7px', width: '100%', minHeight: '30px', padding: '3px 8px', boxSizing: 'border-box', cursor: 'pointer', textAlign: 'left', fontFamily: 'inherit', fontSize: tokens.fontSizeBase300,
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground2 }, ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` },
  },
  chosen: { border: `1px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2 } },
  icon: { display: 'flex', fontSize: '16px', flexShrink: 0, color: tokens.colorNeutralForeground3 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  danger: { color: tokens.colorStatusDangerForeground1 },
  jobName: { flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  took: { fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, flexShrink: 0 },
});

/** A pipeline by its stages, with the log of one job. */
export function PipelineView({ repositoryId, pipeline }: { readonly repositoryId: string; readonly pipeline: Pipeline }) {
  const styles = useStyles();
  const [chosenId, setChosenId] = useState<number | null>(null);
  const chosen = pipeline.jobs.find((job) => job.id === chosenId) ?? mostTelling(pipeline.jobs);
  const { tone, label } = statusWords(pipeline.status);
  return (
    <section aria-label="Pipeline" data-status={pipeline.status}>
      <div className={styles.head}><h2 className={styles.title}>Pipeline #{pipeline.id}</h2><StatusBadge tone={tone}>{label}</StatusBadge></div>
      <ol className={styles.stages}>
        {stagesOf(pipeline.jobs).map((stage) => (
          <li key={stage.name} className={styles.stage}>
            <h3 className={styles.name}>{stage.name}</h3>
            <ul className={styles.jobs}>{stage.jobs.map((job) => <JobItem key={job.id} job={job} chosen={job.id === chosen?.id} onChoose={() => setChosenId(job.id)} />)}</ul>
          </li>
        ))}
      </ol>
      {chosen !== undefined && <LogView key={chosen.id} repositoryId={repositoryId} job={chosen} />}
    </section>
  );
}

function JobItem({ job, chosen, onChoose }: { readonly job: Job; readonly chosen: boolean; readonly onChoose: () => void }) {
  const styles = useStyles();
  const { tone, label } = statusWords(job.status);
  const words = job.allowFailure && job.status === 'failed' ? 'Failed, which is allowed' : label;
  return (
    <li>
      <button type="button" className={mergeClasses(styles.job, chosen && styles.chosen)} aria-pressed={chosen} title={words} onClick={onChoose}>
        <span className={mergeClasses(styles.icon, tone === 'success' && styles.success, tone === 'danger' && styles.danger)} role="img" aria-label={words}><JobIcon status={job.status} /></span>
        <span className={styles.jobName}>{job.name}</span>
        {job.durationSeconds !== null && <span className={styles.took}>{duration(job.durationSeconds)}</span>}
      </button>
    </li>
  );
}

function JobIcon({ status }: { readonly status: string }) {
  switch (status) {
    case 'success': return <CheckmarkCircleFilled />;
    case 'failed': return <DismissCircleFilled />;
    case 'running': return <Spinner />;
    case 'manual': return <PlayCircleRegular />;
    default: return <CircleRegular />;
  }
}

/** The job worth looking at first: one that failed, one that runs, else the last that finished. */
function mostTelling(jobs: readonly Job[]): Job | undefined {
  return jobs.find((job) => job.status === 'failed' && !job.allowFailure) ?? jobs.find((job) => job.status === 'running') ?? jobs.findLast((job) => job.status === 'success') ?? jobs[0];
}
