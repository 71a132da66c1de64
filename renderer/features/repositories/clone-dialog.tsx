import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { failureWords, type FailureWords } from '../../ipc/client.ts';
import { useAccounts } from '../../stores/accounts-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { addRepository } from '../../stores/repositories-store.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { Modal } from '../../ui/modal.tsx';
import { accountForAddress, addressProblem } from './clone-address.ts';
import type { CloneChoice } from './clone-choice.ts';
import { ProjectPicker } from './project-picker.tsx';
import { UrlFields } from './url-fields.tsx';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: '14px', height: '400px' },
  bodyShort: { height: 'auto', minHeight: '150px' },
  modes: { display: 'flex', gap: '4px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  mode: {
    height: '34px', padding: '0 10px', fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, cursor: 'pointer', position: 'relative', color: tokens.colorNeutralForeground2, backgroundColor: 'transparent', border: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px' },
  },
  modeActive: {
    color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold,
    '::after': { content: '""', position: 'absolute', left: '10px', right: '10px', bottom: '-1px', height: '2px', backgroundColor: tokens.colorCompoundBrandStroke },
  },
});

/** Adds a repository: a project of an account, or any address. */
export function CloneDialog({ accountId, onClose }: { readonly accountId: string | null; readonly onClose: () => void }) {
  const styles = useStyles();
  const accounts = useAccounts((state) => state.accounts);
  const [mode, setMode] = useState<'project' | 'url'>(accounts.length > 0 ? 'project' : 'url');
  const [project, setProject] = useState<CloneChoice | null>(null);
  const [address, setAddress] = useState<CloneChoice>({ url: '', accountId: undefined });
  const [problem, setProblem] = useState<string | null>(null);
  const { busy, failure, clone } = useClone(onClose);
  const chooseMode = (next: 'project' | 'url'): void => {
    setMode(next);
    setProblem(null);
  };
  const submit = (choice: CloneChoice | null = mode === 'project' ? project : address): void => {
    const wrong = mode === 'url' ? addressProblem(address.url) : null;
    setProblem(wrong);
    if (wrong === null && choice !== null) void clone(choice);
  };
  const modeButton = (name: 'project' | 'url', label: string) => (
    <button type="button" role="tab" aria-selected={mode === name} className={mergeClasses(styles.mode, mode === name && styles.modeActive)} onClick={() => chooseMode(name)}>{label}</button>
  );
  return (
    <Modal
      title="Add a repository" onClose={onClose} busy={busy} width={640}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>Cancel</Button>
          <Button appearance="primary" disabled={busy || (mode === 'project' && project === null)} onClick={() => submit()}>Clone</Button>
        </>
      }
    >
      <div className={mergeClasses(styles.body, mode === 'url' && styles.bodyShort)}>
        {accounts.length > 0 && <div className={styles.modes} role="tablist" aria-label="Where from">{modeButton('project', 'From an account')}{modeButton('url', 'From a URL')}</div>}
        {mode === 'project'
          ? <ProjectPicker accounts={accounts} initialAccountId={accountId} chosen={project} onChoose={setProject} onSubmit={submit} />
          : <UrlFields accounts={accounts} value={address} problem={problem} onChange={setAddress} onSubmit={() => submit(address)} />}
        {failure !== null && <FailureBar words={failure} compact />}
      </div>
    </Modal>
  );
}

function useClone(onDone: () => void): { readonly busy: boolean; readonly failure: FailureWords | null; readonly clone: (choice: CloneChoice) => Promise<void> } {
  const accounts = useAccounts((state) => state.accounts);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const clone = async ({ url, accountId }: CloneChoice): Promise<void> => {
    setBusy(true);
    setFailure(null);
    try {
      const account = accountId === undefined ? (accountForAddress(url, accounts)?.id ?? null) : accountId;
      await addRepository({ url: url.trim(), accountId: account });
      navigate({ page: 'repositories' });
      onDone();
    } catch (error) {
      setFailure(failureWords(error));
      setBusy(false);
    }
  };
  return { busy, failure, clone };
}
