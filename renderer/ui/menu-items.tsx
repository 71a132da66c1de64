import { makeStyles, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, ReactElement } from 'react';

/** The surface of a menu, without its place. */
export const useMenuStyles = makeStyles({
  surface: {
    padding: '4px', minWidth: '180px', boxSizing: 'border-box', position: 'fixed',
    color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, boxShadow: tokens.shadow16,
  },
  item: {
    display: 'flex', alignItems: 'center', gap: '8px', width: '100%', height: '30px', padding: '0 10px 0 8px', boxSizing: 'border-box', cursor: 'pointer', textAlign: 'left', whiteSpace: 'nowrap',
    fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, color: 'inherit', backgroundColor: 'transparent', border: 'none', borderRadius: tokens.borderRadiusSmall,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, cursor: 'default' },
  },
  icon: { display: 'flex', width: '18px', fontSize: '18px', flexShrink: 0 },
});

/** One entry of a menu. */
export interface MenuEntry {
  readonly label: string;
  readonly icon?: ReactElement;
  readonly disabled?: boolean;
  readonly run: () => void;
}

/** The entries of a menu; `onChosen` is called before an entry does its work, to close the menu. */
export function MenuItems({ entries, onChosen }: { readonly entries: readonly MenuEntry[]; readonly onChosen: () => void }) {
  const styles = useMenuStyles();
  return entries.map((entry) => (
    <button key={entry.label} type="button" role="menuitem" tabIndex={-1} className={styles.item} disabled={entry.disabled === true} onClick={() => { onChosen(); entry.run(); }}>
      {entry.icon !== undefined && <span className={styles.icon} aria-hidden="true">{entry.icon}</span>}
      {entry.label}
    </button>
  ));
}

/** Gives the focus to the first entry of a menu that has just been shown. */
export function focusFirstItem(menu: HTMLElement | null): void {
  menu?.querySelector<HTMLElement>('[role="menuitem"]:enabled')?.focus();
}

/** Moves the focus among the entries with the arrow keys; Tab closes the menu. */
export function moveMenuFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]:enabled')];
  const index = items.findIndex((item) => item === document.activeElement);
  const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  if (target === undefined) return;
  event.preventDefault();
  items.at(target % items.length)?.focus();
}
