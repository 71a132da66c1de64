import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  toolbar: { display: 'flex', alignItems: 'center', gap: '6px', minHeight: '32px', minWidth: 0 },
  bordered: { display: 'flex', alignItems: 'center', gap: '6px', padding: '4px 12px', minHeight: '32px', minWidth: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
});

/** A row of controls that belong together; `bordered` sets it apart from what is below. */
export function Toolbar({ label, bordered = false, children }: { readonly label: string; readonly bordered?: boolean; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div role="group" aria-label={label} className={bordered ? styles.bordered : styles.toolbar}>
      {children}
    </div>
  );
}
