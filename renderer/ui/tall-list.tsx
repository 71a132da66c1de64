import { type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { TallScroll } from './tall-scroll.ts';

/** The lines of a tall list; a line is made when it is asked for. */
export interface TallLines<Line> {
  readonly length: number;
  readonly at: (index: number) => Line | undefined;
  readonly indexOf: (id: string) => number;
}

/** What a tall list is made of. */
export interface TallListProps<Line> {
  readonly lines: TallLines<Line>;
  readonly idOf: (line: Line) => string;
  readonly render: (line: Line) => ReactNode;
  /** Height of a row in pixels until it is measured. */
  readonly rowHeight: number;
  readonly label: string;
  /** The row to keep in sight, when it changes. */
  readonly reveal: string | null;
}

const overscan = 12;
const spreadAfterMs = 100;

/**
 * A list of any length whose rows have heights of their own. Its work is that of the rows in sight: nothing is made for the others, not even
 * a place to keep their height, so that a form of 300,000 fields scrolls and changes like one of 30.
 */
export function TallList<Line>(props: TallListProps<Line>) {
  const { lines, idOf, render, rowHeight, label, reveal } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [list] = useState(() => new TallScroll(rowHeight));
  const [, draw] = useState(0);
  const [seen, setSeen] = useState({ top: 0, height: window.innerHeight / 2 });
  const [spread, setSpread] = useState(0);
  const layout = useMemo(() => list.layoutOf({ length: lines.length, idAt: (index) => idAt(lines, index, idOf), indexOf: (id) => lines.indexOf(id) }), [list, lines, idOf]);
  const { heights } = layout;
  useLayoutEffect(() => list.take(layout), [list, layout]);
  useLayoutEffect(() => list.watch(scroller.current, { onSeen: setSeen, onGrown: () => draw((before) => before + 1) }), [list]);
  useEffect(() => {
    // What is out of sight is drawn once what is in sight is there.
    const timer = setTimeout(() => setSpread(overscan), spreadAfterMs);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (reveal !== null) list.reveal(lines.indexOf(reveal));
    // Only a new place is brought into sight: a list that changes under the operator does not jump.
  // oxlint-disable-next-line react/exhaustive-deps
  }, [reveal, list]);
  const first = Math.max(0, heights.at(seen.top) - spread);
  const last = Math.min(lines.length - 1, heights.at(seen.top + seen.height) + spread);
  const rows: ReactNode[] = [];
  for (let index = first; index <= last; index += 1) {
    const line = lines.at(index);
    if (line === undefined) continue;
    rows.push(
      <div key={idOf(line)} role="presentation" data-index={index} ref={list.measure} style={{ position: 'absolute', top: 0, left: 0, width: '100%', transform: `translateY(${heights.top(index)}px)` }}>
        {render(line)}
      </div>,
    );
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex, jsx-a11y/no-static-element-interactions
    <div ref={scroller} role="group" aria-label={label} tabIndex={0} style={{ overflowY: 'auto', overflowAnchor: 'none', flexGrow: 1, minHeight: 0, height: '100%', contain: 'strict' }}>
      <div role="presentation" style={{ height: heights.total, position: 'relative', width: '100%' }}>{rows}</div>
    </div>
  );
}

function idAt<Line>(lines: TallLines<Line>, index: number, idOf: (line: Line) => string): string | null {
  const line = lines.at(index);
  return line === undefined ? null : idOf(line);
}
