import { flushSync } from 'react-dom';
import { RowHeights } from './row-heights.ts';

/** Lines by their ids alone. */
interface Ids {
  readonly length: number;
  readonly idAt: (index: number) => string | null;
  readonly indexOf: (id: string) => number;
}

/** The heights of some lines, the row at the top among them, and how far that moved down. */
interface Layout {
  readonly ids: Ids;
  readonly heights: RowHeights;
  readonly top: { readonly id: string; readonly index: number };
  readonly moved: number;
}

/** Told what is in sight, and that rows turned out to have other heights. */
interface Listeners {
  readonly onSeen: (seen: { readonly top: number; readonly height: number }) => void;
  readonly onGrown: () => void;
}

/** What a tall list knows beside what it draws: the heights, and which row is at the top. */
export class TallScroll {
  readonly #observer: ResizeObserver;
  readonly #rows = new Set<HTMLElement>();
  readonly #rowHeight: number;
  #layout: Layout;
  #element: HTMLElement | null = null;
  #grown: () => void = () => undefined;

  constructor(rowHeight: number) {
    this.#rowHeight = rowHeight;
    this.#layout = { ids: { length: 0, idAt: () => null, indexOf: () => -1 }, heights: new RowHeights(0, rowHeight), top: { id: '', index: 0 }, moved: 0 };
    this.#observer = new ResizeObserver((entries) => this.#measured(entries));
  }

  /** Measures a row as long as it is mounted. */
  readonly measure = (row: HTMLElement | null): (() => void) | undefined => {
    if (row === null) return undefined;
    this.#rows.add(row);
    this.#observer.observe(row);
    return () => {
      this.#rows.delete(row);
      this.#observer.unobserve(row);
    };
  };

  /** How lines are laid out that take the place of the present ones. */
  layoutOf(ids: Ids): Layout {
    const { heights, top: { id, index } } = this.#layout;
    const now = id === '' || ids.idAt(index) === id ? index : ids.indexOf(id);
    const by = now < 0 ? 0 : now - index;
    if (heights.count === ids.length && by === 0) return { ids, heights, top: { id, index }, moved: 0 };
    const next = heights.moved(ids.length, index, by);
    return { ids, heights: next, top: { id, index: index + by }, moved: by === 0 ? 0 : next.top(index + by) - heights.top(index) };
  }

  /** The layout that is drawn from now on; the row that was at the top stays there. */
  take(layout: Layout): void {
    const isOther = layout.ids !== this.#layout.ids;
    this.#layout = layout;
    if (this.#element !== null && layout.moved !== 0) this.#element.scrollTop += layout.moved;
    // A row that is another line now has the height of that one.
    if (isOther) for (const row of this.#rows) { this.#observer.unobserve(row); this.#observer.observe(row); }
  }

  watch(element: HTMLElement | null, { onSeen, onGrown }: Listeners): (() => void) | undefined {
    if (element === null) return undefined;
    this.#element = element;
    this.#grown = onGrown;
    const tell = (): void => {
      const { ids, heights } = this.#layout;
      const index = heights.at(element.scrollTop);
      this.#layout = { ...this.#layout, top: { id: ids.idAt(index) ?? '', index } };
      onSeen({ top: element.scrollTop, height: element.clientHeight });
    };
    // Drawn within the frame that scrolled, so that no row is blank.
    const onScroll = (): void => flushSync(tell);
    const size = new ResizeObserver(() => flushSync(tell));
    size.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      size.disconnect();
      element.removeEventListener('scroll', onScroll);
      this.#observer.disconnect();
    };
  }

  /** Scrolls no further than needed to have a row in sight; once more when the rows around it have been measured. */
  reveal(index: number, tries = 2): void {
    const element = this.#element;
    if (element === null || index < 0 || tries === 0) return;
    const { heights } = this.#layout;
    const top = heights.top(index);
    const bottom = top + heights.height(index);
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
    else return;
    requestAnimationFrame(() => requestAnimationFrame(() => this.reveal(index, tries - 1)));
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    const { heights } = this.#layout;
    const scrolled = this.#element?.scrollTop ?? 0;
    let above = 0;
    let isOther = false;
    for (const { target, borderBoxSize } of entries) {
      const index = target instanceof HTMLElement && target.isConnected ? Number(target.dataset['index']) : -1;
      const isAbove = heights.top(index) + heights.height(index) <= scrolled;
      const growth = heights.set(index, Math.round(borderBoxSize[0]?.blockSize ?? this.#rowHeight));
      if (isAbove) above += growth;
      isOther ||= growth !== 0;
    }
    if (!isOther) return;
    flushSync(this.#grown);
    // What is in sight stays where it is.
    if (this.#element !== null && above !== 0) this.#element.scrollTop += above;
  }
}
