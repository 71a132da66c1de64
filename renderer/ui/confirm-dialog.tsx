import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { Modal } from './modal.tsx';

const useStyles = makeStyles({
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground3, color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground3Hover, color: tokens.colorNeutralForegroundOnBrand },
    ':hover:active': { backgroundColor: tokens.colorStatusDangerBackground3Pressed, color: tokens.colorNeutralForegroundOnBrand },
  },
});

/** What a confirmation is made of. */
export interface ConfirmDialogProps {
  readonly title: string;
  /** What will happen, and what is kept. */
  readonly children: ReactNode;
  /** The verb on the button, such as `Remove`. */
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: () => Promise<void> | void;
  readonly onClose: () => void;
}

/** Asks before something that cannot be taken back; closes itself once it is done. The caller shows failures. */
export function ConfirmDialog({ title, children, confirm, danger = false, onConfirm, onClose }: ConfirmDialogProps) {
  const styles = useStyles();
  const [busy, setBusy] = useState(false);
  const run = async (): Promise<void> => {
    setBusy(true);
    try {
      await onConfirm();
    } finally {
      onClose();
    }
  };
  return (
    <Modal
      title={title} onClose={onClose} busy={busy} width={460}
      actions={
        <>
          <Button onClick={onClose} disabled={busy}>Cancel</Button>
          <Button appearance="primary" disabled={busy} onClick={() => void run()} {...(danger ? { className: styles.danger } : {})}>{confirm}</Button>
        </>
      }
    >
      {children}
    </Modal>
  );
}
