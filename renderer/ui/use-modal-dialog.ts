import { type ComponentProps, useEffect, useRef } from 'react';

/**
 * What a native `<dialog>` needs to be modal while it is mounted: the browser keeps the focus in it, takes the rest of the
 * window out of reach and gives the focus back at the end. The focus begins at `data-first-focus`, or at the first control. Escape and a press beside it ask to close, unless `busy`.
 */
export function useModalDialog(onClose: () => void, busy = false): Pick<ComponentProps<'dialog'>, 'ref' | 'onCancel' | 'onPointerDown'> {
  const ref = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = ref.current;
    if (dialog !== null && !dialog.open) dialog.showModal();
    dialog?.querySelector<HTMLElement>('[data-first-focus]')?.focus();
    return () => dialog?.close();
  }, []);
  const ask = (): void => {
    if (!busy) onClose();
  };
  return {
    ref,
    onCancel: (event) => {
      // A file chooser within the dialog sends `cancel` too; and React decides when the dialog goes, not the browser.
      if (event.target !== ref.current) return;
      event.preventDefault();
      ask();
    },
    onPointerDown: (event) => {
      if (event.target === ref.current && isBeside(ref.current, event)) ask();
    },
  };
}

function isBeside(dialog: HTMLDialogElement, { clientX, clientY }: { readonly clientX: number; readonly clientY: number }): boolean {
  const { left, right, top, bottom } = dialog.getBoundingClientRect();
  return clientX < left || clientX > right || clientY < top || clientY > bottom;
}
