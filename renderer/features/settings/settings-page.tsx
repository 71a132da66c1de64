import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { navigate, type RouteOf, type SettingsSection } from '../../stores/navigation-store.ts';
import { Page } from '../../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { AccountsSection } from './accounts-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { IdentitySection } from './identity-section.tsx';
import { NetworkSection } from './network-section.tsx';

const useStyles = makeStyles({
  columns: { display: 'flex', flexGrow: 1, minHeight: 0 },
  sections: { width: '180px', flexShrink: 0, padding: '4px 12px 24px 16px', display: 'flex', flexDirection: 'column', gap: '2px', listStyleType: 'none', margin: 0 },
  section: {
    width: '100%', height: '32px', padding: '0 10px', textAlign: 'left', fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, cursor: 'pointer', color: tokens.colorNeutralForeground1, backgroundColor: 'transparent', border: 'none', borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  active: { backgroundColor: tokens.colorSubtleBackgroundSelected, fontWeight: tokens.fontWeightSemibold },
  content: { flexGrow: 1, minWidth: 0, overflowY: 'auto', padding: '4px 24px 32px 12px' },
  inner: { maxWidth: '620px' },
});

const titles = { general: 'General', accounts: 'Accounts', identity: 'Identity', network: 'Network', about: 'About' } as const satisfies Record<SettingsSection, string>;
const contents: Readonly<Record<SettingsSection, () => ReactNode>> = {
  general: GeneralSection, accounts: AccountsSection, identity: IdentitySection, network: NetworkSection, about: AboutSection,
};

/** Everything the operator can choose, a section at a time; each change is kept at once or with its own button. */
export function SettingsPage({ route }: { readonly route: RouteOf<'settings'> }) {
  const styles = useStyles();
  const Section = contents[route.section];
  return (
    <Page title="Settings" layout="fill">
      <div className={styles.columns}>
        <nav aria-label="Settings">
          <ul className={styles.sections}>
            {Object.entries(titles).map(([name, title]) => {
              const section = name as SettingsSection;
              const active = section === route.section;
              return (
                <li key={name}>
                  <button type="button" className={mergeClasses(styles.section, active && styles.active)} aria-current={active ? 'page' : undefined} onClick={() => navigate({ page: 'settings', section })}>{title}</button>
                </li>
              );
            })}
          </ul>
        </nav>
        <div className={styles.content}><div className={styles.inner}><Section key={route.section} /></div></div>
      </div>
    </Page>
  );
}
