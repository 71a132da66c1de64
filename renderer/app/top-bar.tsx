import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect } from 'react';
import { draftName } from '../stores/draft-name.ts';
import { openDialog } from '../stores/dialog-store.ts';
import { useDraft } from '../stores/drafts-store.ts';
import { goBack, goForward, navigate, useNavigation } from '../stores/navigation-store.ts';
import { useRepository } from '../stores/repositories-store.ts';
import { requestKey, useRequests } from '../stores/requests-store.ts';
import { repositoryOfRoute } from '../stores/route.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { type Crumb, crumbsFor } from './breadcrumbs.ts';

const useStyles = makeStyles({
  bar: {
    gridArea: 'top', display: 'flex', alignItems: 'center', gap: '8px', height: '44px', padding: '0 12px', boxSizing: 'border-box', userSelect: 'none', minWidth: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground1,
  },
  crumbs: { display: 'flex', alignItems: 'center', gap: '2px', flexGrow: 1, minWidth: 0, listStyleType: 'none', margin: 0, padding: 0 },
  crumb: { display: 'flex', alignItems: 'center', gap: '2px', minWidth: 0, flexShrink: 1 },
  last: { fontWeight: tokens.fontWeightSemibold, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', padding: '0 6px' },
  link: {
    fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, lineHeight: '24px', padding: '0 6px', cursor: 'pointer', color: tokens.colorNeutralForeground2, backgroundColor: 'transparent',
    border: 'none', borderRadius: tokens.borderRadiusMedium, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  separator: { display: 'flex', color: tokens.colorNeutralForeground3, fontSize: '12px', flexShrink: 0 },
  nav: { flexGrow: 1, minWidth: 0 },
  search: {
    display: 'flex', alignItems: 'center', gap: '8px', height: '28px', padding: '0 8px', cursor: 'pointer', fontFamily: 'inherit', fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground3, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, flexShrink: 0,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3Hover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});

/** Back and forward, the way to the place shown, and the command palette. */
export function TopBar() {
  const styles = useStyles();
  const { back, forward } = useNavigation();
  return (
    <header className={styles.bar}>
      <div>
        <IconButton icon={<ArrowLeftRegular />} label="Back" disabled={back.length === 0} onClick={goBack} />
        <IconButton icon={<ArrowRightRegular />} label="Forward" disabled={forward.length === 0} onClick={goForward} />
      </div>
      <Breadcrumbs />
      <button type="button" className={styles.search} onClick={() => openDialog({ kind: 'palette' })}>
        <SearchRegular aria-hidden="true" />
        Search commands
        <KeyHint shortcut="Mod+K" />
      </button>
    </header>
  );
}

function Breadcrumbs() {
  const styles = useStyles();
  const crumbs = useCrumbs();
  const title = crumbs.at(-1)?.label ?? 'Fairlead';
  useEffect(() => {
    document.title = `${title} – Fairlead`;
  }, [title]);
  return (
    <nav className={styles.nav} aria-label="Breadcrumb">
      <ol className={styles.crumbs}>
        {crumbs.map((crumb, index) => <CrumbItem key={`${index} ${crumb.label}`} crumb={crumb} first={index === 0} />)}
      </ol>
    </nav>
  );
}

function CrumbItem({ crumb: { label, to }, first }: { readonly crumb: Crumb; readonly first: boolean }) {
  const styles = useStyles();
  return (
    <li className={styles.crumb}>
      {!first && <span className={styles.separator} aria-hidden="true"><ChevronRightRegular /></span>}
      {to === null
        ? <span className={styles.last} aria-current="page" title={label}>{label}</span>
        : <button type="button" className={mergeClasses(styles.link)} title={label} onClick={() => navigate(to)}>{label}</button>}
    </li>
  );
}

function useCrumbs(): readonly Crumb[] {
  const route = useNavigation((state) => state.route);
  const repository = useRepository(repositoryOfRoute(route));
  const draft = useDraft(route.page === 'review' ? route.draftId : null);
  const summary = useRequests((state) => (route.page === 'request' ? state.summaries[requestKey(route)] : undefined));
  return crumbsFor(route, { repository: repository?.name ?? null, draft: draft === undefined ? null : draftName(draft), requestTitle: summary?.title ?? null });
}
