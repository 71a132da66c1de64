import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useModalDialog } from './use-modal-dialog.ts';

const useStyles = makeStyles({
  dialog: {
    width: 'min(600px, calc(100vw - 48px))', maxHeight: '60vh', margin: '12vh auto auto', padding: 0, overflow: 'hidden', flexDirection: 'column',
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusXLarge, boxShadow: tokens.shadow28,
    '::backdrop': { backgroundColor: 'rgba(0, 0, 0, 0.25)' },
    '[open]': { display: 'flex' },
  },
});

/** A light modal near the top of the window for finding things; it is open while it is mounted, Escape or a press beside it closes it. */
export function PaletteFrame({ label, onClose, children }: { readonly label: string; readonly onClose: () => void; readonly children: ReactNode }) {
  const styles = useStyles();
  return <dialog {...useModalDialog(onClose)} className={styles.dialog} aria-label={label}>{children}</dialog>;
}
