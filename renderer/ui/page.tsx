import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', height: '100%', minHeight: 0, minWidth: 0 },
  header: {
    display: 'flex', alignItems: 'center', gap: '12px', padding: '14px 24px 12px', flexShrink: 0, minHeight: '60px', boxSizing: 'border-box',
  },
  titles: { flexGrow: 1, minWidth: 0 },
  title: {
    margin: 0, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap',
  },
  subtitle: { color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  actions: { display: 'flex', alignItems: 'center', gap: '8px', flexShrink: 0 },
  toolbar: { flexShrink: 0, padding: '0 24px 8px' },
  body: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '4px 24px 24px' },
  narrow: { maxWidth: '760px' },
  fill: { flexGrow: 1, minHeight: 0, minWidth: 0, display: 'flex', flexDirection: 'column' },
});

/** What a page is made of. */
export interface PageProps {
  readonly title: string;
  readonly subtitle?: ReactNode;
  /** Buttons at the right of the title, the main one last. */
  readonly actions?: ReactNode;
  readonly toolbar?: ReactNode;
  /** `scroll`: padded, scrolls as a whole; `narrow`: the same at a width for reading; `fill`: the content takes all the room and scrolls itself. */
  readonly layout?: 'scroll' | 'narrow' | 'fill';
  readonly children: ReactNode;
}

/** A page: one heading with its actions, an optional toolbar, then the content. */
export function Page({ title, subtitle, actions, toolbar, layout = 'scroll', children }: PageProps) {
  const styles = useStyles();
  return (
    <section className={styles.page} aria-label={title}>
      <header className={styles.header}>
        <div className={styles.titles}>
          <h1 className={styles.title} title={title}>{title}</h1>
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {toolbar !== undefined && <div className={styles.toolbar}>{toolbar}</div>}
      {layout === 'fill' ? <div className={styles.fill}>{children}</div> : <ScrollBody narrow={layout === 'narrow'} title={title}>{children}</ScrollBody>}
    </section>
  );
}

function ScrollBody({ narrow, title, children }: { readonly narrow: boolean; readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    // A region that scrolls must be reachable by keyboard even when nothing in it takes the focus (axe: scrollable-region-focusable).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={mergeClasses(styles.body)} tabIndex={0} role="group" aria-label={`${title}, content`}>
      <div className={narrow ? styles.narrow : undefined}>{children}</div>
    </div>
  );
}
