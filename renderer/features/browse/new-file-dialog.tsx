import { Button } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { failureWords, isFailureWith } from '../../ipc/client.ts';
import { activeDraft } from '../../stores/active-draft-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { TextInput } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { Modal } from '../../ui/modal.tsx';
import { addFile } from './change-file.ts';

/** What a new file is asked for with: its branch, and the folder to begin in (empty for the top). */
export interface NewFileDialogProps {
  readonly repositoryId: string;
  readonly branch: string;
  readonly folder: string;
  readonly onClose: () => void;
}

/** An edit that makes a file rests on there being none: where one is, it is stale. */
const taken = { what: 'There is a file at this path already.', kept: 'It stays as it is.', next: 'Open it, or choose another path.' };

function NotAdded({ error, onOpen }: { readonly error: unknown; readonly onOpen: () => void }) {
  return (
    <div style={{ marginBottom: 12 }}>
      {isFailureWith(error, 'EDIT_STALE')
        ? <FailureBar words={taken} compact actions={<Button size="small" onClick={onOpen}>Open it</Button>} />
        : <FailureBar words={failureWords(error)} compact />}
    </div>
  );
}

/** Asks for the path of a new file, adds it to the draft and opens it. */
export function NewFileDialog({ repositoryId, branch, folder, onClose }: NewFileDialogProps) {
  const [typed, setTyped] = useState(folder === '' ? '' : `${folder}/`);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const path = typed.trim().replace(/^\/+/, '');
  const ready = !busy && path !== '' && !path.endsWith('/');
  const add = async (): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      const draftId = await addFile({ repositoryId, ref: branch, path });
      navigate({ page: 'file', repositoryId, ref: branch, path, draftId });
      onClose();
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  const change = (text: string): void => {
    setTyped(text);
    setError(null);
  };
  const openIt = (): void => {
    const draft = activeDraft(repositoryId);
    navigate({ page: 'file', repositoryId, ref: branch, path, draftId: draft?.branch === branch ? draft.id : null });
    onClose();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready) void add();
  };
  return (
    <Modal
      title="New file" onClose={onClose} busy={busy} width={520}
      actions={<><Button onClick={onClose} disabled={busy}>Cancel</Button><Button appearance="primary" disabled={!ready} onClick={() => void add()}>Add</Button></>}
    >
      <form onSubmit={submit}>
        {error !== null && <NotAdded error={error} onOpen={openIt} />}
        <FieldRow label="Path" required hint="From the top of the repository; folders that are not there yet come with it. The file begins empty, in your draft.">
          {(control) => <TextInput {...control} data-first-focus mono value={typed} placeholder="envs/prod/api.yaml" maxLength={4095} onChange={(event) => change(event.target.value)} />}
        </FieldRow>
      </form>
    </Modal>
  );
}
