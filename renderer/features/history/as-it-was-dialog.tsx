import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { failureWords } from '../../ipc/client.ts';
import type { LogPlace } from '../../stores/history-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { TextInput } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { wholeTime } from '../../ui/format-time.ts';
import { Modal } from '../../ui/modal.tsx';
import { localInputTime } from './local-input-time.ts';
import { openFilesAt } from './open-files-at.ts';
import { useAnswer } from './use-answer.ts';
import { useHistoryStyles } from './styles.ts';

/** Asks for a date and time, says which commit the branch held then, and opens the files as they were. */
export function AsItWasDialog({ place, isFile, onClose }: { readonly place: LogPlace; readonly isFile: boolean; readonly onClose: () => void }) {
  const shared = useHistoryStyles();
  const { repositoryId, ref, path } = place;
  const [text, setText] = useState(() => localInputTime(Date.now()));
  const atMs = new Date(text).getTime();
  const { value: commit, failure } = useAnswer('history.at', Number.isNaN(atMs) ? null : { repositoryId, ref, atMs });
  const open = (): void => {
    if (!commit) return;
    if (isFile) navigate({ page: 'file', repositoryId, ref: commit.oid, path, draftId: null });
    else openFilesAt(repositoryId, commit.oid);
    onClose();
  };
  return (
    <Modal
      title="As it was on…" onClose={onClose}
      actions={<><Button onClick={onClose}>Cancel</Button><Button appearance="primary" disabled={!commit} onClick={open}>{isFile ? 'Open the file' : 'Open the files'}</Button></>}
    >
      <FieldRow label={`Date and time of ${ref.length === 40 ? ref.slice(0, 8) : ref}`} hint="In your own time zone.">
        {(control) => <TextInput {...control} type="datetime-local" value={text} onChange={(event) => setText(event.target.value)} data-first-focus />}
      </FieldRow>
      {failure !== null && <FailureBar compact words={failureWords(failure)} />}
      <div role="status" style={{ minHeight: 64 }}>
        {commit === null && <p className={shared.quiet}>The branch had no commit yet.</p>}
        {commit && (
          <>
            <p style={{ margin: '8px 0 0' }}>{commit.subject}</p>
            <div className={shared.facts}><span className={shared.mono}>{commit.oid.slice(0, 8)}</span><span>{commit.author.name}</span><span>on the branch since {wholeTime(commit.committedAtMs)}</span></div>
          </>
        )}
      </div>
    </Modal>
  );
}
