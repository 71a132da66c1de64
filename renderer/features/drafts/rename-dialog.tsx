import { Button } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { Draft } from '../../../shared/model/draft.ts';
import { failureWords } from '../../ipc/client.ts';
import { draftName } from '../../stores/draft-name.ts';
import { renameDraft } from '../../stores/drafts-store.ts';
import { TextInput } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { Modal } from '../../ui/modal.tsx';

/** Asks for a draft's new title. */
export function RenameDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const [title, setTitle] = useState(draft.title);
  const [error, setError] = useState<unknown>(null);
  const rename = async (): Promise<void> => {
    try {
      await renameDraft({ id: draft.id, title: title.trim() });
      onClose();
    } catch (failure) {
      setError(failure);
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (title.trim() !== '') void rename();
  };
  return (
    <Modal
      title="Rename the draft" onClose={onClose} width={460}
      actions={<><Button onClick={onClose}>Cancel</Button><Button appearance="primary" disabled={title.trim() === ''} onClick={() => void rename()}>Rename</Button></>}
    >
      <form onSubmit={submit}>
        {error !== null && <FailureBar words={failureWords(error)} />}
        <FieldRow label="Title">{(control) => <TextInput {...control} value={title} placeholder={draftName(draft)} maxLength={255} onChange={(event) => setTitle(event.target.value)} />}</FieldRow>
      </form>
    </Modal>
  );
}
