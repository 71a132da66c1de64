import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useId } from 'react';
import { useModalDialog } from './use-modal-dialog.ts';

const useStyles = makeStyles({
  dialog: {
    width: 'calc(100vw - 48px)', maxHeight: 'calc(100vh - 48px)', margin: 'auto', padding: 0, boxSizing: 'border-box', overflow: 'hidden', flexDirection: 'column',
    fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorTransparentStroke}`, borderRadius: tokens.borderRadiusXLarge, boxShadow: tokens.shadow64,
    '::backdrop': { backgroundColor: tokens.colorBackgroundOverlay },
    '[open]': { display: 'flex' },
  },
  title: { margin: 0, padding: '20px 24px 8px', fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold, flexShrink: 0 },
  content: { padding: '4px 24px', overflowY: 'auto', minHeight: 0 },
  actions: { display: 'flex', justifyContent: 'flex-end', gap: '8px', padding: '20px 24px 24px', flexShrink: 0 },
});

/** What a modal is made of. */
export interface ModalProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** Asked to close by Escape or a press beside it; while `busy` only buttons may. */
  readonly onClose: () => void;
  readonly busy?: boolean;
  /** Width in pixels, at most the window's. */
  readonly width?: number;
}

/** A dialog over the window that holds the focus until it is closed; it is open while it is mounted. */
export function Modal({ title, children, actions, onClose, busy = false, width = 520 }: ModalProps) {
  const styles = useStyles();
  const titleId = useId();
  return (
    <dialog {...useModalDialog(onClose, busy)} className={styles.dialog} style={{ maxWidth: width }} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.title}>{title}</h2>
      <div className={styles.content}>{children}</div>
      <div className={styles.actions}>{actions}</div>
    </dialog>
  );
}
