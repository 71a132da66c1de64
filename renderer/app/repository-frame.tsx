import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { navigate, type RepositoryTab, type RouteOf } from '../stores/navigation-store.ts';
import { useDraftList } from '../stores/drafts-store.ts';
import { useRequestList } from '../stores/requests-store.ts';

const useStyles = makeStyles({
  frame: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0 },
  tabs: { display: 'flex', gap: '4px', padding: '0 16px', flexShrink: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tab: {
    display: 'inline-flex', alignItems: 'center', gap: '6px', height: '36px', padding: '0 10px', fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, cursor: 'pointer', position: 'relative',
    color: tokens.colorNeutralForeground2, backgroundColor: 'transparent', border: 'none',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-4px', borderRadius: tokens.borderRadiusMedium },
  },
  active: {
    color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold,
    '::after': { content: '""', position: 'absolute', left: '10px', right: '10px', bottom: 0, height: '2px', borderRadius: '1px', backgroundColor: tokens.colorCompoundBrandStroke },
  },
  count: { color: tokens.colorNeutralForeground2, fontWeight: tokens.fontWeightRegular, fontVariantNumeric: 'tabular-nums' },
  content: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
});

/** The tabs of one repository around what the chosen tab shows. */
export function RepositoryFrame({ route, children }: { readonly route: RouteOf<'repository'>; readonly children: ReactNode }) {
  const styles = useStyles();
  const drafts = useDraftList(route.repositoryId).filter((each) => each.state !== 'sent').length;
  const requests = useRequestList(route.repositoryId).filter((each) => each.state === 'opened').length;
  const tab = (name: RepositoryTab, label: string, count: number) => (
    <button
      type="button" className={mergeClasses(styles.tab, route.tab === name && styles.active)} aria-current={route.tab === name ? 'page' : undefined}
      onClick={() => navigate({ ...route, tab: name })}
    >
      {label}
      {count > 0 && <span className={styles.count}>{count}</span>}
    </button>
  );
  return (
    <div className={styles.frame}>
      <nav className={styles.tabs} aria-label="Repository">
        {tab('files', 'Files', 0)}
        {tab('history', 'History', 0)}
        {tab('drafts', 'Drafts', drafts)}
        {tab('requests', 'Requests', requests)}
      </nav>
      <div className={styles.content}>{children}</div>
    </div>
  );
}
