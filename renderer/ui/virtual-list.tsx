import { useVirtualizer } from '@tanstack/react-virtual';
import { type AriaRole, type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';

/** What a virtual list is made of. */
export interface VirtualListProps<Item> {
  readonly items: readonly Item[];
  readonly keyOf: (item: Item) => string;
  readonly render: (item: Item, index: number) => ReactNode;
  /** Height of a row in pixels; with `measured` only a first guess. */
  readonly rowHeight: number;
  readonly measured?: boolean;
  readonly label: string;
  readonly role?: AriaRole;
  readonly className?: string | undefined;
  /** The row to keep in sight, when it changes. */
  readonly reveal?: number | undefined;
  readonly activeDescendant?: string | undefined;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLDivElement>) => void;
  /** Called when the last rows come near, to load more. */
  readonly onNearEnd?: (() => void) | undefined;
}

/** A list that mounts only the rows in sight; it scrolls itself and fills its parent. */
export function VirtualList<Item>(props: VirtualListProps<Item>) {
  const { items, keyOf, render, rowHeight, measured = false, label, role = 'list', reveal, onNearEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // A new function for the keys has every row of the list measured anew, with each render.
  const getItemKey = useCallback((index: number) => { const item = items[index]; return item === undefined ? index : keyOf(item); }, [items, keyOf]);
  // The virtualizer's functions stay inside this component, where nothing is memoized.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: items.length, getScrollElement: () => scroller.current, estimateSize: () => rowHeight, overscan: 12,
    getItemKey,
  });
  const rows = virtualizer.getVirtualItems();
  const last = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= items.length - 10) onNearEnd?.();
  }, [last, items.length, onNearEnd]);
  useEffect(() => {
    if (reveal !== undefined && reveal >= 0) virtualizer.scrollToIndex(reveal);
  }, [reveal, virtualizer]);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-static-element-interactions
    <div ref={scroller} role={role} aria-label={label} tabIndex={0} className={props.className} onKeyDown={props.onKeyDown} aria-activedescendant={props.activeDescendant}
      style={{ overflowY: 'auto', flexGrow: 1, minHeight: 0, height: '100%', contain: 'strict' }}>
      <div role="presentation" style={{ height: virtualizer.getTotalSize(), position: 'relative', width: '100%' }}>
        {rows.map((row) => {
          const item = items[row.index];
          return item === undefined ? null : (
            <div key={row.key} role="presentation" data-index={row.index} ref={measured ? virtualizer.measureElement : undefined}
              style={{ position: 'absolute', top: 0, left: 0, width: '100%', transform: `translateY(${row.start}px)`, ...(measured ? {} : { height: row.size }) }}>
              {render(item, row.index)}
            </div>
          );
        })}
      </div>
    </div>
  );
}
