import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type Ref, useState } from 'react';
import type { Review, ReviewFile } from '../../../shared/model/review.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { saveSettings, useSettings } from '../../stores/settings-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { DiffView } from '../../ui/diff-view.tsx';
import { counted } from '../../ui/format-amount.ts';
import { NoticeBar } from '../../ui/notice-bar.tsx';
import { FieldTable } from './field-table.tsx';
import { reviewShare } from './staging.ts';

const useStyles = makeStyles({
  pane: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '12px 16px 32px', display: 'flex', flexDirection: 'column', gap: '12px' },
  card: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, overflow: 'hidden', flexShrink: 0 },
  head: {
    display: 'flex', alignItems: 'center', gap: '8px', padding: '4px 4px 4px 12px', minHeight: '34px', boxSizing: 'border-box', backgroundColor: tokens.colorNeutralBackground3, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, flexGrow: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  empty: { padding: '10px 12px', color: tokens.colorNeutralForeground2 },
  styles: { display: 'flex', gap: '4px', flexShrink: 0 },
});

/** What changes: warnings first, then the fields in words, then the text of each file. */
export function Changes({ review, paneRef }: { readonly review: Review; readonly paneRef: Ref<HTMLDivElement> }) {
  const styles = useStyles();
  const layout = useSettings((state) => state.settings.diffStyle);
  const [whole, setWhole] = useState(true);
  const fields = review.files.flatMap((file) => file.fields);
  const partial = reviewShare(review).staged > 0 && review.files.some((file) => file.stagedText !== file.text);
  const choose = (diffStyle: 'inline' | 'side-by-side'): void => void saveSettings({ diffStyle }).catch(showFailure);
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.pane} ref={paneRef} tabIndex={0} role="group" aria-label="Changes">
      <Warnings review={review} />
      {fields.length > 0 && (
        <section className={styles.card} aria-label="Fields changed">
          <div className={styles.head}><h2 className={styles.title}>{counted(fields.length, 'field')} changed</h2></div>
          <FieldTable fields={fields} showPath={review.files.length > 1} />
        </section>
      )}
      <div className={styles.head} style={{ border: 'none', background: 'none', padding: 0 }}>
        <h2 className={styles.title}>Text</h2>
        {partial && <Button size="small" aria-pressed={!whole} onClick={() => setWhole(!whole)}>{whole ? 'Show only what is staged' : 'Show everything'}</Button>}
        <div className={styles.styles} role="group" aria-label="Layout of the text">
          <Button size="small" aria-pressed={layout === 'inline'} appearance={layout === 'inline' ? 'secondary' : 'subtle'} onClick={() => choose('inline')}>Inline</Button>
          <Button size="small" aria-pressed={layout === 'side-by-side'} appearance={layout === 'side-by-side' ? 'secondary' : 'subtle'} onClick={() => choose('side-by-side')}>Side by side</Button>
        </div>
      </div>
      {review.files.map((file) => <FileDiff key={file.path} review={review} file={file} after={whole || !partial ? file.text : file.stagedText} layout={layout} />)}
    </div>
  );
}

function FileDiff({ review, file, after, layout }: { readonly review: Review; readonly file: ReviewFile; readonly after: string | null; readonly layout: 'inline' | 'side-by-side' }) {
  const styles = useStyles();
  const { draft } = review;
  const edit = (): void => navigate({ page: 'file', repositoryId: draft.repositoryId, ref: draft.branch, path: file.path, draftId: draft.id });
  return (
    <section className={styles.card} aria-label={file.path} data-file={file.path}>
      <div className={styles.head}>
        <h3 className={styles.title} title={file.path}>{file.path}{file.status === 'modified' ? '' : ` (${file.status})`}</h3>
        {draft.state === 'open' && file.status !== 'deleted' && <Button size="small" appearance="subtle" onClick={edit} aria-label={`Edit ${file.path}`}>Edit</Button>}
      </div>
      {after === file.baseText
        ? <div className={styles.empty}>{file.text === file.baseText ? 'The edits of this file cancel each other out.' : 'Nothing of this file is staged.'}</div>
        : <DiffView label={`Text of ${file.path}`} before={file.baseText} after={after} layout={layout} />}
    </section>
  );
}

function Warnings({ review }: { readonly review: Review }) {
  const { conflicts, warnings, draft } = review;
  return (
    <>
      {conflicts.length > 0 && (
        <NoticeBar intent="warning" actions={<Button size="small" onClick={() => openDialog({ kind: 'update-base', draftId: draft.id })}>Choose sides</Button>}>
          {counted(conflicts.length, 'place')} changed both here and on {draft.branch}: {conflicts.slice(0, 3).map((conflict) => conflict.field).join(', ')}{conflicts.length > 3 && ' and more'}. Choose a side for each before you send.
        </NoticeBar>
      )}
      {warnings.map((warning) => (
        <NoticeBar key={`${warning.code} ${warning.path ?? ''} ${warning.message}`} intent={warning.code === 'BASE_MOVED' ? 'info' : 'warning'}>{warning.message}</NoticeBar>
      ))}
    </>
  );
}
