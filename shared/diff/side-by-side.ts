import type { DiffGap, DiffLine, DiffRow } from './diff-rows.ts';

/** A row of a diff in two columns: old on the left, new on the right, either may be missing. */
export type SideRow = DiffGap | { readonly kind: 'pair'; readonly left: DiffLine | null; readonly right: DiffLine | null };

/** The rows of a diff with removed and added lines of one change beside each other. */
export function sideBySide(rows: readonly DiffRow[]): SideRow[] {
  const pairs: SideRow[] = [];
  let removed: DiffLine[] = [];
  let added: DiffLine[] = [];
  const flush = (): void => {
    for (let at = 0; at < Math.max(removed.length, added.length); at += 1) pairs.push({ kind: 'pair', left: removed[at] ?? null, right: added[at] ?? null });
    removed = [];
    added = [];
  };
  for (const row of rows) {
    if (row.kind === 'removed') removed.push(row);
    else if (row.kind === 'added') added.push(row);
    else {
      flush();
      pairs.push(row.kind === 'gap' ? row : { kind: 'pair', left: row, right: row });
    }
  }
  flush();
  return pairs;
}
