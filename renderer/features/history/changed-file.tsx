import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useMemo, useState } from 'react';
import { diffFields } from '../../../shared/diff/field-diff.ts';
import type { PathChange } from '../../../shared/model/history.ts';
import type { FieldChange } from '../../../shared/model/review.ts';
import { failureWords } from '../../ipc/client.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { DiffView } from '../../ui/diff-view.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { Loading } from '../../ui/loading.tsx';
import { FieldChanges } from './field-changes.tsx';
import { useHistoryStyles } from './styles.ts';
import { type FileAt, useTexts } from './use-texts.ts';

const useStyles = makeStyles({
  file: { border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, marginBottom: '8px', minWidth: 0 },
  head: {
    display: 'flex', alignItems: 'center', gap: '6px', width: '100%', minHeight: '32px', padding: '4px 8px', boxSizing: 'border-box', border: 'none', borderRadius: tokens.borderRadiusMedium, font: 'inherit', textAlign: 'left', cursor: 'pointer',
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground2, ':hover': { backgroundColor: tokens.colorNeutralBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  letter: { width: '16px', flexShrink: 0, textAlign: 'center', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200, color: tokens.colorBrandForeground1 },
  added: { color: tokens.colorStatusSuccessForeground1 },
  deleted: { color: tokens.colorStatusDangerForeground1 },
  path: { minWidth: 0, overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase200 },
  body: { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  ways: { display: 'flex', gap: '12px', padding: '2px 12px', fontSize: tokens.fontSizeBase200 },
  note: { padding: '6px 12px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** One file that differs between two commits; `fields` null where they are not known without its texts. */
export interface ChangedFileProps {
  readonly repositoryId: string;
  /** The older commit; null where there is none, as before a first one. */
  readonly from: string | null;
  readonly to: string;
  readonly change: Pick<PathChange, 'kind' | 'path' | 'oldPath'>;
  readonly fields: readonly FieldChange[] | null;
  /** Its text is shown from the start. */
  readonly open: boolean;
}

const letters = { added: 'A', modified: 'M', deleted: 'D', renamed: 'R', retyped: 'T' } as const;
const words = { added: 'Added', modified: 'Changed', deleted: 'Deleted', renamed: 'Renamed', retyped: 'Became another kind of file' } as const;

/** A changed file: what happened to it, the fields in words, and the text against the older commit. */
export function ChangedFile({ repositoryId, from, to, change, fields, open }: ChangedFileProps) {
  const styles = useStyles();
  const links = useHistoryStyles();
  const [shown, setShown] = useState(open);
  const { kind, path, oldPath } = change;
  return (
    <li className={styles.file}>
      <button type="button" className={styles.head} aria-expanded={shown} onClick={() => setShown(!shown)}>
        {shown ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
        <span className={mergeClasses(styles.letter, kind === 'added' && styles.added, kind === 'deleted' && styles.deleted)} role="img" aria-label={words[kind]} title={words[kind]}>{letters[kind]}</span>
        <span className={styles.path}>{oldPath === null ? path : `${oldPath} → ${path}`}</span>
      </button>
      {fields !== null && fields.length > 0 && <FieldChanges fields={fields} />}
      {shown && (
        <div className={styles.body}>
          <div className={styles.ways}>
            <button type="button" className={links.link} onClick={() => navigate({ page: 'history', repositoryId, ref: null, path, oid: null })}>History of this file</button>
            {kind !== 'deleted' && <button type="button" className={links.link} onClick={() => navigate({ page: 'file', repositoryId, ref: to, path, draftId: null })}>Open as it was then</button>}
          </div>
          <FileTexts
            path={path} showFields={fields === null}
            before={from === null || kind === 'added' ? null : { repositoryId, ref: from, path: oldPath ?? path }} after={kind === 'deleted' ? null : { repositoryId, ref: to, path }}
          />
        </div>
      )}
    </li>
  );
}

function FileTexts({ path, before, after, showFields }: { readonly path: string; readonly before: FileAt | null; readonly after: FileAt | null; readonly showFields: boolean }) {
  const styles = useStyles();
  const texts = useTexts(before, after);
  const fields = useMemo(() => (showFields && texts.kind === 'texts' && texts.before !== null && texts.after !== null ? diffFields({ path, before: texts.before, after: texts.after }) : []), [showFields, texts, path]);
  switch (texts.kind) {
    case 'loading': return <Loading label="Reading both versions…" />;
    case 'unreadable': return <div className={styles.note}>{texts.message}</div>;
    case 'failed': return <FailureBar compact words={failureWords(texts.failure)} />;
    case 'texts': return (
      <>
        {fields.length > 0 && <FieldChanges fields={fields} />}
        <DiffView label={`Changes of ${path}`} before={texts.before} after={texts.after} layout="inline" />
      </>
    );
  }
}
