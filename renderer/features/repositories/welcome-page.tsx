import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { BeakerRegular } from '@fluentui/react-icons/svg/beaker';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import type { ReactElement } from 'react';
import { failureWords } from '../../ipc/client.ts';
import { startDemo, useDemo } from '../../stores/demo-store.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { useTask } from '../../stores/tasks-store.ts';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { Logo } from '../../ui/logo.tsx';
import { ProgressRow } from '../../ui/progress-row.tsx';

const useStyles = makeStyles({
  page: { height: '100%', overflowY: 'auto', display: 'flex', flexDirection: 'column', alignItems: 'center', padding: '32px 24px', boxSizing: 'border-box' },
  column: { width: '100%', maxWidth: '620px', margin: 'auto 0', display: 'flex', flexDirection: 'column', gap: '28px' },
  head: { display: 'flex', gap: '18px', alignItems: 'center' },
  title: { margin: 0, fontSize: tokens.fontSizeHero700, lineHeight: tokens.lineHeightHero700, fontWeight: tokens.fontWeightSemibold },
  subtitle: { margin: '2px 0 0', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, color: tokens.colorNeutralForeground2 },
  choices: { display: 'flex', flexDirection: 'column', gap: '10px' },
  note: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

/** The first screen of a newcomer: add an account, clone from a URL, or try the demo. */
export function WelcomePage() {
  const styles = useStyles();
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <Logo size={60} />
          <div>
            <h1 className={styles.title}>Welcome to Fairlead</h1>
            <p className={styles.subtitle}>Change infrastructure in Git through guided forms, and see each change home.</p>
          </div>
        </header>
        <div className={styles.choices}>
          <DemoChoice />
          <Choice
            icon={<PersonAddRegular />} title="Add an account" onChoose={() => openDialog({ kind: 'add-account' })}
            text="Connect GitLab, self-managed included, with an access token, then pick from your projects."
          />
          <Choice
            icon={<ArrowDownloadRegular />} title="Clone from a URL" onChoose={() => openDialog({ kind: 'clone', accountId: null })}
            text="Paste the HTTPS address of any Git repository to read it and prepare changes."
          />
        </div>
        <p className={styles.note}>Repositories, drafts and settings stay on this computer. Fairlead talks only to the servers you add.</p>
      </div>
    </div>
  );
}

function DemoChoice() {
  const { starting, failure } = useDemo();
  const task = useTask('demo');
  return (
    <>
      <Choice
        icon={<BeakerRegular />} title="Try the demo" primary disabled={starting} onChoose={() => void startDemo()}
        text="A sample infrastructure with its own forge on this computer: edit, review, merge. Two minutes, no account."
      />
      {starting && <ProgressRow showTitle={false} task={task ?? { title: 'Starting the demo', phase: 'Starting the demo', done: 0, total: null, unit: 'steps' }} />}
      {failure !== null && <FailureBar words={failureWords(failure)} onRetry={() => void startDemo()} />}
    </>
  );
}

const useChoiceStyles = makeStyles({
  choice: {
    display: 'flex', gap: '16px', alignItems: 'center', width: '100%', padding: '14px 18px', textAlign: 'left', cursor: 'pointer', fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusXLarge,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover, border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    ':disabled': { cursor: 'default' },
  },
  primary: { border: `1px solid ${tokens.colorBrandStroke1}`, ':hover': { border: `1px solid ${tokens.colorBrandStroke1}`, backgroundColor: tokens.colorNeutralBackground1Hover } },
  icon: { display: 'flex', fontSize: '26px', color: tokens.colorBrandForeground1, flexShrink: 0 },
  title: { display: 'block', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2 },
});

interface ChoiceProps {
  readonly icon: ReactElement;
  readonly title: string;
  readonly text: string;
  readonly primary?: boolean;
  readonly disabled?: boolean;
  readonly onChoose: () => void;
}

function Choice({ icon, title, text, primary = false, disabled = false, onChoose }: ChoiceProps) {
  const styles = useChoiceStyles();
  return (
    <button type="button" className={mergeClasses(styles.choice, primary && styles.primary)} disabled={disabled} onClick={onChoose}>
      <span className={styles.icon} aria-hidden="true">{icon}</span>
      <span>
        <span className={styles.title}>{title}</span>
        <span className={styles.text}>{text}</span>
      </span>
    </button>
  );
}
