import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ReactElement } from 'react';

/** One entry of a menu. */
export interface MenuEntry {
  readonly label: string;
  readonly icon?: ReactElement;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** The "…" of a row: what can be done with it besides the obvious. */
export function OverflowMenu({ label, entries }: { readonly label: string; readonly entries: readonly MenuEntry[] }) {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton appearance="subtle" size="small" menuIcon={null} icon={<MoreHorizontalRegular />} aria-label={label} title={label} />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {entries.map((entry) => (
            <MenuItem key={entry.label} disabled={entry.disabled === true} onClick={entry.run} {...(entry.icon === undefined ? {} : { icon: entry.icon })}>{entry.label}</MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
