import { makeStyles, tokens } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { type KeyboardEvent, type ReactElement, useId, useRef } from 'react';
import { IconButton } from './icon-button.tsx';

const useStyles = makeStyles({
  menu: {
    margin: '2px 0 0', padding: '4px', minWidth: '180px', boxSizing: 'border-box', position: 'fixed', inset: 'auto', positionArea: 'bottom span-left', positionTryFallbacks: 'flip-block',
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

/** The "…" of a row: what can be done with it besides the obvious. Arrow keys move, Escape closes and gives the focus back. */
export function OverflowMenu({ label, entries }: { readonly label: string; readonly entries: readonly MenuEntry[] }) {
  const styles = useStyles();
  // The id is also the name of the anchor, which CSS wants free of the marks that React puts around it.
  const id = `menu-${useId().replace(/\W/g, '')}`;
  const menu = useRef<HTMLDivElement>(null);
  const open = (): void => {
    menu.current?.showPopover();
    menu.current?.querySelector<HTMLElement>('[role="menuitem"]:enabled')?.focus();
  };
  return (
    <>
      <span style={{ anchorName: `--${id}`, display: 'inline-flex' }}>
        <IconButton icon={<MoreHorizontalRegular />} label={label} menuId={id} onClick={open} />
      </span>
      <div ref={menu} id={id} popover="auto" role="menu" aria-label={label} tabIndex={-1} className={styles.menu} style={{ positionAnchor: `--${id}` }} onKeyDown={moveFocus}>
        {entries.map((entry) => (
          <button key={entry.label} type="button" role="menuitem" tabIndex={-1} className={styles.item} disabled={entry.disabled === true} onClick={() => { menu.current?.hidePopover(); entry.run(); }}>
            <span className={styles.icon} aria-hidden="true">{entry.icon}</span>
            {entry.label}
          </button>
        ))}
      </div>
    </>
  );
}

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="menuitem"]:enabled')];
  const index = items.findIndex((item) => item === document.activeElement);
  const target = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: -1 }[event.key];
  if (event.key === 'Tab') event.currentTarget.hidePopover();
  if (target === undefined) return;
  event.preventDefault();
  items.at(target % items.length)?.focus();
}
