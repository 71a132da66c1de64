import { Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle } from '@fluentui/react-components';
import type { ReactNode } from 'react';

/** What a modal is made of. */
export interface ModalProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly actions: ReactNode;
  /** Asked to close by Escape, the backdrop or a button; while `busy` only buttons may. */
  readonly onClose: () => void;
  readonly busy?: boolean;
  /** Width in pixels, at most the window's. */
  readonly width?: number;
}

/** A dialog over the window that holds the focus until it is closed; it is open while it is mounted. */
export function Modal({ title, children, actions, onClose, busy = false, width = 520 }: ModalProps) {
  return (
    <Dialog open modalType={busy ? 'alert' : 'modal'} onOpenChange={(_event, { open }) => { if (!open && !busy) onClose(); }}>
      <DialogSurface style={{ maxWidth: `min(${width}px, calc(100vw - 48px))` }}>
        <DialogBody>
          <DialogTitle as="h2">{title}</DialogTitle>
          <DialogContent>{children}</DialogContent>
          <DialogActions style={{ paddingTop: 12 }}>{actions}</DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
