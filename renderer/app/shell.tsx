import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { followCurrentRepository } from '../stores/current-repository-store.ts';
import { useNavigation } from '../stores/navigation-store.ts';
import { ContextMenuHost } from './context-menu-host.tsx';
import { Dialogs } from './dialogs.tsx';
import { EngineBanner } from './engine-banner.tsx';
import { PageOutlet } from './page-outlet.tsx';
import { Rail } from './rail.tsx';
import { StatusBar } from './status-bar.tsx';
import { Toasts } from './toasts.tsx';
import { TopBar } from './top-bar.tsx';

const useStyles = makeStyles({
  shell: {
    display: 'grid', height: '100%', gridTemplateColumns: 'auto minmax(0, 1fr)', gridTemplateRows: 'auto minmax(0, 1fr) auto',
    gridTemplateAreas: '"rail top" "rail main" "status status"', backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1,
  },
  main: { gridArea: 'main', display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0, outlineStyle: 'none' },
});

/** The frame around every page: rail, top bar, banners, the page, status bar, notices and dialogs. */
export function Shell() {
  const styles = useStyles();
  const main = useRef<HTMLElement>(null);
  useEffect(followCurrentRepository, []);
  // What had the focus may be gone with the page it was on; the keyboard then goes on in the new page, not at the top.
  useEffect(() => useNavigation.subscribe(() => requestAnimationFrame(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  })), []);
  return (
    <div className={styles.shell}>
      <Rail />
      <TopBar />
      <main ref={main} tabIndex={-1} className={styles.main}>
        <EngineBanner />
        <PageOutlet />
      </main>
      <StatusBar />
      <Toasts />
      <Dialogs />
      <ContextMenuHost />
    </div>
  );
}
