import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { focusFirstItem, type MenuEntry, MenuItems, moveMenuFocus, useMenuStyles } from './menu-items.tsx';

const useStyles = makeStyles({ menu: { margin: 0, inset: 'auto' } });

/** The pointer is within the menu, in pixels from its corner: a button let go on the rounded corner, or half a pixel beside it, is a press beside the menu and closes it. */
const inside = 4;

/** What a menu at the pointer is made of; `at` is in pixels of the window. */
export interface ContextMenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
  readonly at: { readonly x: number; readonly y: number };
  readonly onClose: () => void;
}

/** A menu where the pointer is, open while it is mounted; kept inside the window, closed by Escape or a press beside it. */
export function ContextMenu({ label, entries, at, onClose }: ContextMenuProps) {
  const styles = useStyles();
  const { surface } = useMenuStyles();
  const menu = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = menu.current;
    if (element === null) return;
    element.showPopover();
    element.style.left = `${Math.max(0, Math.min(at.x - inside, window.innerWidth - element.offsetWidth))}px`;
    element.style.top = `${Math.max(0, Math.min(at.y - inside, window.innerHeight - element.offsetHeight))}px`;
    focusFirstItem(element);
  }, [at]);
  return (
    <div ref={menu} popover="auto" role="menu" aria-label={label} tabIndex={-1} className={mergeClasses(surface, styles.menu)} onKeyDown={moveMenuFocus} onToggle={(event) => event.newState === 'closed' && onClose()}>
      <MenuItems entries={entries} onChosen={() => menu.current?.hidePopover()} />
    </div>
  );
}
