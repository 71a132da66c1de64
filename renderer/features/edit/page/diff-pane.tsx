import { makeStyles, tokens } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useState } from 'react';
import { DiffRowsView, DiffView } from '../../../ui/diff-view.tsx';
import type { Desk } from '../session/worker/desk.ts';
import type { Answer } from '../session/worker/tasks.ts';

const useStyles = makeStyles({
  pane: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  title: {
    display: 'flex', alignItems: 'center', height: '26px', padding: '0 12px', flexShrink: 0, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground2, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  none: { padding: '10px 12px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What the pane of changes is made of; `desk` compares long texts beside the window. */
export interface DiffPaneProps {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
  readonly desk: Desk | null;
}

const settleMs = 350;
const openedAtOnce = 20;

/** What this draft changes in the file, as it is being changed. */
export function DiffPane({ path, before, after, desk }: DiffPaneProps) {
  const styles = useStyles();
  const shown = useDeferredValue(after);
  const label = `Changes in ${path}`;
  return (
    <section className={styles.pane} aria-label="Changes in this file">
      <div className={styles.title}>Changes</div>
      {before === null && shown === '' ? <div className={styles.none}>This file is new and still empty. It will be sent as it is, unless you write something.</div> : before === shown
        ? <div className={styles.none}>No change yet. What you edit shows here line by line, exactly as it will be sent.</div>
        : desk === null
          ? <DiffView label={label} before={before} after={shown} layout="inline" fill />
          : <FarDiff label={label} before={before} after={shown} desk={desk} />}
    </section>
  );
}

interface FarDiffProps extends Omit<DiffPaneProps, 'path' | 'desk'> {
  readonly label: string;
  readonly desk: Desk;
}

/** The changes of a long text: a moment behind it, and not more of them than can be drawn at once. */
function FarDiff({ label, before, after, desk }: FarDiffProps) {
  const styles = useStyles();
  const [opened, setOpened] = useState<ReadonlyMap<number, number>>(new Map());
  const [diff, setDiff] = useState<Answer<'diff'> | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => void desk.ask('diff', { before, after, opened }).then((found) => current && setDiff(found)), settleMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [before, after, opened, desk]);
  if (diff === null) return <div className={styles.none}>Comparing…</div>;
  return (
    <>
      <DiffRowsView label={label} rows={diff.rows} fill onOpen={(gap) => setOpened(new Map(opened).set(gap, (opened.get(gap) ?? 0) + openedAtOnce))} />
      {diff.left > 0 && <div className={styles.none} role="status">{`${diff.left.toLocaleString('en-US')} more lines of changes are not shown here; the review shows them all.`}</div>}
    </>
  );
}
