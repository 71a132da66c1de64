import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { BranchRequestRegular } from '@fluentui/react-icons/svg/branch-request';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ReactElement } from 'react';
import { useCurrentRepository } from '../stores/current-repository-store.ts';
import { useDraftList } from '../stores/drafts-store.ts';
import { navigate, type Route, useNavigation } from '../stores/navigation-store.ts';
import { useRepository } from '../stores/repositories-store.ts';
import { useRequestList } from '../stores/requests-store.ts';
import { Logo } from '../ui/logo.tsx';

const narrow = '@media (max-width: 900px)';

const useStyles = makeStyles({
  rail: {
    gridArea: 'rail', width: '208px', display: 'flex', flexDirection: 'column', padding: '0 8px 8px', boxSizing: 'border-box', minHeight: 0, overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground3, borderRight: `1px solid ${tokens.colorNeutralStroke2}`, userSelect: 'none',
    [narrow]: { width: '52px' },
  },
  brand: { display: 'flex', alignItems: 'center', gap: '10px', height: '44px', padding: '0 8px', fontSize: '15px', fontWeight: tokens.fontWeightSemibold, flexShrink: 0 },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '2px' },
  heading: { margin: '18px 8px 4px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2, [narrow]: { display: 'none' } },
  grow: { flexGrow: 1 },
  word: { flexGrow: 1, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', textAlign: 'left', [narrow]: { display: 'none' } },
  brandWord: { [narrow]: { display: 'none' } },
});

/** The way to each part of the app, with the repository that is worked in. */
export function Rail() {
  const styles = useStyles();
  const route = useNavigation((state) => state.route);
  const repository = useRepository(useCurrentRepository((state) => state.id));
  const drafts = useDraftList(null).filter((each) => each.state !== 'sent').length;
  const requests = useRequestList(null).filter((each) => each.state === 'opened').length;
  const inRepository = (route.page === 'repository' || route.page === 'file') && route.repositoryId === repository?.id;
  return (
    <nav className={styles.rail} aria-label="Main">
      <div className={styles.brand}><Logo size={22} /><span className={styles.brandWord}>Fairlead</span></div>
      <ul className={styles.list}>
        <RailItem icon={<BoxRegular />} label="Repositories" to={{ page: 'repositories' }} active={route.page === 'repositories' || route.page === 'welcome'} />
        <RailItem icon={<EditRegular />} label="Drafts" to={{ page: 'drafts' }} active={route.page === 'drafts' || route.page === 'review'} count={drafts} counted="unfinished" />
        <RailItem icon={<BranchRequestRegular />} label="Requests" to={{ page: 'requests' }} active={route.page === 'requests' || route.page === 'request'} count={requests} counted="open" />
      </ul>
      {repository !== undefined && (
        <>
          <h2 className={styles.heading}>Current repository</h2>
          <ul className={styles.list}>
            <RailItem icon={<FolderOpenRegular />} label={repository.name} to={{ page: 'repository', repositoryId: repository.id, tab: 'files' }} active={inRepository} />
          </ul>
        </>
      )}
      <div className={styles.grow} />
      <ul className={styles.list}>
        <RailItem icon={<SettingsRegular />} label="Settings" to={{ page: 'settings', section: 'general' }} active={route.page === 'settings'} />
      </ul>
    </nav>
  );
}

const useItemStyles = makeStyles({
  item: {
    display: 'flex', alignItems: 'center', gap: '10px', width: '100%', height: '32px', padding: '0 8px', boxSizing: 'border-box', cursor: 'pointer',
    fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground1, position: 'relative',
    backgroundColor: 'transparent', border: 'none', borderRadius: tokens.borderRadiusMedium,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1, fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1 },
    '::before': { content: '""', position: 'absolute', left: 0, top: '8px', bottom: '8px', width: '3px', borderRadius: '2px', backgroundColor: tokens.colorCompoundBrandStroke },
    '@media (forced-colors: active)': { outline: '1px solid Highlight' },
  },
  icon: { display: 'flex', fontSize: '18px', flexShrink: 0 },
  activeIcon: { color: tokens.colorBrandForeground1 },
  count: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, fontVariantNumeric: 'tabular-nums', [narrow]: { display: 'none' } },
});

interface RailItemProps {
  readonly icon: ReactElement;
  readonly label: string;
  readonly to: Route;
  readonly active: boolean;
  readonly count?: number;
  readonly counted?: string;
}

function RailItem({ icon, label, to, active, count = 0, counted = '' }: RailItemProps) {
  const styles = useItemStyles();
  const shared = useStyles();
  const name = count > 0 ? `${label}: ${count} ${counted}` : label;
  return (
    <li>
      <button type="button" className={mergeClasses(styles.item, active && styles.active)} aria-current={active ? 'page' : undefined} title={name} onClick={() => navigate(to)}>
        <span className={mergeClasses(styles.icon, active && styles.activeIcon)} aria-hidden="true">{icon}</span>
        <span className={shared.word}>{label}</span>
        {count > 0 && <span className={styles.count}>{count}</span>}
      </button>
    </li>
  );
}
