import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useId, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import { focusFirstItem, type MenuEntry, MenuItems, moveMenuFocus, useMenuStyles } from './menu-items.tsx';

export type { MenuEntry } from './menu-items.tsx';

const useStyles = makeStyles({
  menu: { margin: '2px 0 0', inset: 'auto', positionArea: 'bottom span-left', positionTryFallbacks: 'flip-block' },
});

/** The "…" of a row: what can be done with it besides the obvious. Arrow keys move, Escape closes and gives the focus back. */
export function OverflowMenu({ label, entries }: { readonly label: string; readonly entries: readonly MenuEntry[] }) {
  const styles = useStyles();
  const { surface } = useMenuStyles();
  // The id is also the name of the anchor, which CSS wants free of the marks that React puts around it.
  const id = `menu-${useId().replace(/\W/g, '')}`;
  const menu = useRef<HTMLDivElement>(null);
  const open = (): void => {
    menu.current?.showPopover();
    focusFirstItem(menu.current);
  };
  return (
    <>
      <span style={{ anchorName: `--${id}`, display: 'inline-flex' }}>
        <IconButton icon={<MoreHorizontalRegular />} label={label} menuId={id} onClick={open} />
      </span>
      <div ref={menu} id={id} popover="auto" role="menu" aria-label={label} tabIndex={-1} className={mergeClasses(surface, styles.menu)} style={{ positionAnchor: `--${id}` }} onKeyDown={moveMenuFocus}>
        <MenuItems entries={entries} onChosen={() => menu.current?.hidePopover()} />
      </div>
    </>
  );
}
