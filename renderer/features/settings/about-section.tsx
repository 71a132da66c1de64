import { makeStyles, tokens } from '@fluentui/react-components';
import { useAppInfo } from '../../stores/app-info-store.ts';
import { Logo } from '../../ui/logo.tsx';
import { SettingGroup } from './setting-group.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', gap: '16px', alignItems: 'center' },
  name: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  facts: { display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: '24px', rowGap: '6px', margin: 0 },
  term: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, userSelect: 'text' },
});

const platforms: Readonly<Record<string, string>> = { linux: 'Linux', darwin: 'macOS', win32: 'Windows' };
const keyrings = { available: 'The system’s keyring', unavailable: 'None; tokens are kept until Fairlead closes', unknown: 'The system’s keyring, when it is unlocked' } as const;

/** Which Fairlead this is, and on what it runs. */
export function AboutSection() {
  const styles = useStyles();
  const info = useAppInfo((state) => state.info);
  const facts: readonly (readonly [string, string])[] = info === null
    ? []
    : [['Version', info.version], ['Electron', info.electron], ['System', platforms[info.platform] ?? info.platform], ['Tokens', keyrings[info.keyring]], ['Licence', 'Apache License 2.0']];
  return (
    <SettingGroup title="About">
      <div className={styles.head}>
        <Logo size={44} />
        <div>
          <div className={styles.name}>Fairlead</div>
          <div>Change infrastructure in Git through guided forms, and see each change home.</div>
        </div>
      </div>
      <dl className={styles.facts}>
        {facts.map(([term, value]) => <div key={term} style={{ display: 'contents' }}><dt className={styles.term}>{term}</dt><dd className={styles.value}>{value}</dd></div>)}
      </dl>
    </SettingGroup>
  );
}
