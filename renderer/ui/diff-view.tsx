import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { memo, useMemo, useState } from 'react';
import { type DiffGap, type DiffLine, diffRows } from '../../shared/diff/diff-rows.ts';
import { type SideRow, sideBySide } from '../../shared/diff/side-by-side.ts';
import { diffLines } from '../../shared/diff/text-lines.ts';
import { DiffText } from './diff-text.tsx';
import { VirtualList } from './virtual-list.tsx';

const useStyles = makeStyles({
  root: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, lineHeight: '20px', minWidth: 0, backgroundColor: tokens.colorNeutralBackground1 },
  fill: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0 },
  long: { height: '70vh', display: 'flex', flexDirection: 'column' },
  row: { display: 'grid', gridTemplateColumns: '44px 44px minmax(0, 1fr)', minWidth: 0 },
  pair: { display: 'grid', gridTemplateColumns: '44px minmax(0, 1fr) 44px minmax(0, 1fr)', minWidth: 0 },
  number: {
    textAlign: 'right', padding: '0 6px 0 2px', color: tokens.colorNeutralForeground3, userSelect: 'none', fontVariantNumeric: 'tabular-nums', backgroundColor: tokens.colorNeutralBackground2,
  },
  absent: { backgroundColor: tokens.colorNeutralBackground3 },
  removedNumber: { backgroundColor: tokens.colorStatusDangerBackground1, color: tokens.colorNeutralForeground2 },
  addedNumber: { backgroundColor: tokens.colorStatusSuccessBackground1, color: tokens.colorNeutralForeground2 },
  gap: {
    display: 'block', width: '100%', textAlign: 'left', border: 'none', padding: '2px 12px 2px 96px', font: 'inherit', cursor: 'pointer', boxSizing: 'border-box',
    backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground2, minHeight: '24px',
    ':hover': { backgroundColor: tokens.colorNeutralBackground4 }, ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-2px' },
  },
});

/** What a diff is made of; a null text is a file that is not there. */
export interface DiffViewProps {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly layout: 'inline' | 'side-by-side';
  /** Takes the height of its parent and scrolls itself; otherwise it is as tall as it needs. */
  readonly fill?: boolean;
}

const context = 3;
const openedAtOnce = 20;
/** Above this many rows only those in sight are mounted. */
const mountAll = 400;

/** The lines that differ between two texts, with a little context that can be opened. */
export const DiffView = memo(function DiffView({ label, before, after, layout, fill = false }: DiffViewProps) {
  const [opened, setOpened] = useState<ReadonlyMap<number, number>>(new Map());
  const diff = useMemo(() => diffLines(before, after), [before, after]);
  const rows = useMemo(() => diffRows(diff, { context, opened }), [diff, opened]);
  const shown = useMemo(() => (layout === 'inline' ? rows.map((row): SideRow | DiffLine => row) : sideBySide(rows)), [rows, layout]);
  const open = (gap: number): void => setOpened(new Map(opened).set(gap, (opened.get(gap) ?? 0) + openedAtOnce));
  return <DiffRowsView label={label} rows={shown} fill={fill} onOpen={open} />;
});

/** The rows of a diff; only those in sight are mounted where there are many, or where it fills its parent. */
export function DiffRowsView({ label, rows: shown, fill, onOpen }: { readonly label: string; readonly rows: readonly (SideRow | DiffLine)[]; readonly fill: boolean; readonly onOpen: (gap: number) => void }) {
  const styles = useStyles();
  const render = (row: SideRow | DiffLine): React.ReactElement => <Row row={row} onOpen={onOpen} />;
  if (fill || shown.length > mountAll) {
    return (
      <div className={mergeClasses(styles.root, fill ? styles.fill : styles.long)}>
        <VirtualList items={shown} keyOf={keyOf} render={render} rowHeight={20} measured label={label} role="group" />
      </div>
    );
  }
  return <div role="group" aria-label={label} className={styles.root}>{shown.map((row) => <Row key={keyOf(row)} row={row} onOpen={onOpen} />)}</div>;
}

function Row({ row, onOpen }: { readonly row: SideRow | DiffLine; readonly onOpen: (gap: number) => void }) {
  const styles = useStyles();
  if (row.kind === 'gap') return <Gap gap={row} onOpen={onOpen} />;
  if (row.kind === 'pair') {
    return (
      <div className={styles.pair}>
        <Side line={row.left} side="old" />
        <Side line={row.right} side="new" />
      </div>
    );
  }
  const tint = tintOf(row, styles);
  return (
    <div className={styles.row}>
      <span className={mergeClasses(styles.number, tint)} aria-hidden="true">{row.oldNumber}</span>
      <span className={mergeClasses(styles.number, tint)} aria-hidden="true">{row.newNumber}</span>
      <DiffText line={row} />
    </div>
  );
}

function Side({ line, side }: { readonly line: DiffLine | null; readonly side: 'old' | 'new' }) {
  const styles = useStyles();
  if (line === null) return <><span className={mergeClasses(styles.number, styles.absent)} /><span className={styles.absent} /></>;
  return (
    <>
      <span className={mergeClasses(styles.number, tintOf(line, styles))} aria-hidden="true">{side === 'old' ? line.oldNumber : line.newNumber}</span>
      <DiffText line={line} />
    </>
  );
}

function Gap({ gap, onOpen }: { readonly gap: DiffGap; readonly onOpen: (gap: number) => void }) {
  return <button type="button" className={useStyles().gap} onClick={() => onOpen(gap.index)}>{`Show more of ${gap.hidden.toLocaleString('en-US')} equal lines`}</button>;
}

function tintOf(line: DiffLine, styles: ReturnType<typeof useStyles>): string | undefined {
  return line.kind === 'removed' ? styles.removedNumber : line.kind === 'added' ? styles.addedNumber : undefined;
}

function keyOf(row: SideRow | DiffLine): string {
  if (row.kind === 'gap') return `gap ${row.index}`;
  if (row.kind === 'pair') return `pair ${row.left?.oldNumber ?? ''} ${row.right?.newNumber ?? ''}`;
  return `${row.kind} ${row.oldNumber ?? ''} ${row.newNumber ?? ''}`;
}
