import { closeContextMenu, useContextMenu } from '../stores/context-menu-store.ts';
import { ContextMenu } from '../ui/context-menu.tsx';

/** The menu that is asked for, whichever screen asked. */
export function ContextMenuHost() {
  const menu = useContextMenu((state) => state.menu);
  return menu === null ? null : <ContextMenu key={`${menu.label} ${menu.at.x} ${menu.at.y}`} {...menu} onClose={closeContextMenu} />;
}
