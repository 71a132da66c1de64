import { Button, makeStyles } from '@fluentui/react-components';
import { type ChangeEvent, useId, useState } from 'react';
import { failureWords, type FailureWords } from '../../ipc/client.ts';
import { saveSettings, useSettings } from '../../stores/settings-store.ts';
import { showFailure, showToast } from '../../stores/toasts-store.ts';
import { Select, TextArea, TextInput } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { counted } from '../../ui/format-amount.ts';
import { certificateCount, certificatesProblem, proxyProblem } from './network-problems.ts';
import { SettingGroup } from './setting-group.tsx';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: '14px', alignItems: 'stretch' },
  short: { maxWidth: '280px', display: 'flex', flexDirection: 'column' },
  buttons: { display: 'flex', gap: '8px', alignItems: 'center' },
  file: { display: 'none' },
});

/** How servers are reached: proxy and certificate authorities. */
export function NetworkSection() {
  return (
    <>
      <ProxyGroup />
      <CertificatesGroup />
    </>
  );
}

function ProxyGroup() {
  const styles = useStyles();
  const proxy = useSettings((state) => state.settings.proxy);
  const [mode, setMode] = useState(proxy === 'system' || proxy === 'none' ? proxy : 'manual');
  const [address, setAddress] = useState(proxy === 'system' || proxy === 'none' ? '' : proxy);
  const { failure, save } = useSave('Proxy saved');
  const problem = mode === 'manual' && address !== '' ? proxyProblem(address) : null;
  const choose = (next: string): void => {
    setMode(next);
    if (next !== 'manual') void save({ proxy: next });
  };
  return (
    <SettingGroup title="Proxy">
      <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); if (proxyProblem(address) === null) void save({ proxy: address.trim() }); }}>
        <div className={styles.short}>
          <FieldRow label="Connect">
            {(control) => (
              <Select {...control} value={mode} onChange={({ target }) => choose(target.value)}>
                <option value="system">As the system does</option>
                <option value="none">Without a proxy</option>
                <option value="manual">Through this proxy</option>
              </Select>
            )}
          </FieldRow>
        </div>
        {mode === 'manual' && (
          <>
            <FieldRow label="Address of the proxy" required error={problem} hint="It is used for every server; addresses of this computer are always reached directly.">
              {(control) => <TextInput {...control} mono type="url" placeholder="http://proxy.example.com:3128" value={address} onChange={({ target }) => setAddress(target.value)} />}
            </FieldRow>
            <div className={styles.buttons}><Button type="submit" appearance="primary" disabled={proxyProblem(address) !== null || address.trim() === proxy}>Save</Button></div>
          </>
        )}
        {failure !== null && <FailureBar words={failure} compact />}
      </form>
    </SettingGroup>
  );
}

function CertificatesGroup() {
  const styles = useStyles();
  const stored = useSettings((state) => state.settings.extraCertificates);
  const [text, setText] = useState(stored);
  const { failure, save } = useSave('Certificates saved');
  const fileId = useId();
  const problem = certificatesProblem(text);
  const number = certificateCount(text);
  const read = ({ target }: ChangeEvent<HTMLInputElement>): void => {
    const [file] = target.files ?? [];
    target.value = '';
    file?.text().then((more) => setText((before) => `${before.trimEnd()}\n${more}`.trimStart()), showFailure);
  };
  return (
    <SettingGroup title="Certificate authorities" text="Trusted besides those of the system, for servers with certificates of your own organisation.">
      <form className={styles.form} noValidate onSubmit={(event) => { event.preventDefault(); if (problem === null) void save({ extraCertificates: text.trim() }); }}>
        <FieldRow label="Certificates in PEM form" error={problem} hint={number === 0 ? 'None added.' : counted(number, 'certificate')}>
          {(control) => <TextArea {...control} mono rows={8} placeholder="-----BEGIN CERTIFICATE-----" value={text} onChange={({ target }) => setText(target.value)} />}
        </FieldRow>
        {failure !== null && <FailureBar words={failure} compact />}
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={problem !== null || text.trim() === stored}>Save</Button>
          <Button onClick={() => document.getElementById(fileId)?.click()}>Add from a file…</Button>
          <input id={fileId} type="file" accept=".pem,.crt,.cer" className={styles.file} aria-label="Certificate file" onChange={read} />
        </div>
      </form>
    </SettingGroup>
  );
}

function useSave(saved: string): { readonly failure: FailureWords | null; readonly save: (change: Parameters<typeof saveSettings>[0]) => Promise<void> } {
  const [failure, setFailure] = useState<FailureWords | null>(null);
  const save = async (change: Parameters<typeof saveSettings>[0]): Promise<void> => {
    setFailure(null);
    try {
      await saveSettings(change);
      showToast({ intent: 'success', title: saved });
    } catch (error) {
      setFailure(failureWords(error));
    }
  };
  return { failure, save };
}
