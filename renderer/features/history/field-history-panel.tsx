import { makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useDeferredValue, useEffect, useRef } from 'react';
import type { FieldVersion } from '../../../shared/model/history.ts';
import { failureWords } from '../../ipc/client.ts';
import type { FieldHistoryTarget } from '../../stores/field-history-store.ts';
import { askFieldPast, fewFieldVersions, mostFieldVersions } from '../../stores/field-past.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Loading } from '../../ui/loading.tsx';
import { FieldVersionItem } from './field-version-item.tsx';
import { useHistoryStyles } from './styles.ts';
import { useAnswer } from './use-answer.ts';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, outlineStyle: 'none', backgroundColor: tokens.colorNeutralBackground1 },
  head: { display: 'flex', alignItems: 'flex-start', gap: '8px', padding: '8px 8px 8px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  words: { flexGrow: 1, minWidth: 0 },
  field: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  versions: { flexGrow: 1, minHeight: 0, overflowY: 'auto', listStyleType: 'none', margin: 0, padding: 0 },
  foot: { padding: '8px 12px', borderTop: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  pad: { padding: '12px' },
});

const drawnAtOnce = 12;

/** Every value that a field has had: from what to what, who, when, why, through which request, and a way to take one back. */
export function FieldHistoryPanel({ target, onClose }: { readonly target: FieldHistoryTarget; readonly onClose: () => void }) {
  const styles = useStyles();
  const shared = useHistoryStyles();
  const panel = useFocusWhileShown();
  const { field, label } = target;
  const { answer, failure, isWhole } = useFieldPast(target);
  return (
    // Escape is heard from anything inside.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section ref={panel} className={styles.panel} aria-label={`History of ${label}`} tabIndex={-1} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h2 className={shared.title}>History of this value</h2>
          <div className={styles.field}>{field.join('.')}</div>
        </div>
        <IconButton icon={<DismissRegular />} label="Close the history" shortcut="Esc" onClick={onClose} />
      </div>
      {failure !== null && <div className={styles.pad}><FailureBar compact words={failureWords(failure)} /></div>}
      {answer === undefined && failure === null && <Loading label="Following the value back…" />}
      {answer !== undefined && <Versions target={target} versions={answer.versions} />}
      {answer !== undefined && <div className={`${styles.foot} ${shared.quiet}`} role="status">{isWhole ? footOf(answer.versions, answer.complete) : 'Following the value further back…'}</div>}
    </section>
  );
}

/** The newest versions as soon as they are known, and all of them once they are. */
function useFieldPast({ repositoryId, ref, path, document, field }: FieldHistoryTarget) {
  const question = { repositoryId, ref, path, document, field: [...field] };
  const few = useAnswer('history.field', { ...question, limit: fewFieldVersions }, askFieldPast);
  const isMore = few.value !== undefined && few.value.versions.length >= fewFieldVersions;
  const all = useAnswer('history.field', isMore ? { ...question, limit: mostFieldVersions } : null, askFieldPast);
  return { answer: all.value ?? few.value, failure: few.failure ?? all.failure, isWhole: !isMore || all.value !== undefined || all.failure !== null };
}

function Versions({ target, versions }: { readonly target: FieldHistoryTarget; readonly versions: readonly FieldVersion[] }) {
  const styles = useStyles();
  const shown = useRef<HTMLUListElement>(null);
  useEffect(() => {
    // Tells measurements that the newest versions are on the screen.
    if (shown.current !== null) performance.mark('field-history-shown');
  }, []);
  const drawn = useDeferredValue(versions, versions.slice(0, drawnAtOnce));
  if (versions.length === 0) return <div className={styles.pad}>This value is new in the draft: no commit has it yet.</div>;
  return (
    // A list that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <ul ref={shown} className={styles.versions} aria-label="Versions" tabIndex={0}>
      {drawn.map((each, index) => <FieldVersionItem key={`${each.commit.oid} ${each.field.join('.')}`} target={target} version={each} isNewest={index === 0} />)}
    </ul>
  );
}

function footOf(versions: readonly FieldVersion[], complete: boolean): string {
  const count = counted(versions.length, 'version');
  if (complete) return versions.length === 0 ? '' : `${count}, back to where the value was first set`;
  return `${count}. There may be older ones: ${versions.length >= mostFieldVersions ? 'only the newest are shown' : 'the history is not here or not indexed any further back'}.`;
}

/** The panel takes the focus when it opens, and gives it back when it goes. */
function useFocusWhileShown() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return panel;
}
