import type { TreeRow } from './file-tree.ts';

/** What a key does in the tree: move to a row, open or close a folder, open a file. */
export type TreeMove = { readonly kind: 'go'; readonly index: number } | { readonly kind: 'toggle'; readonly path: string } | { readonly kind: 'open'; readonly path: string };

/** What a key means with the row at `index` active, as trees on the desktop do it; null when it means nothing here. */
export function treeMove(key: string, rows: readonly TreeRow[], index: number): TreeMove | null {
  const row = rows[index];
  const last = rows.length - 1;
  switch (key) {
    case 'ArrowDown': return go(Math.min(last, index + 1));
    case 'ArrowUp': return go(Math.max(0, index - 1));
    case 'Home': return go(0);
    case 'End': return go(last);
    case 'PageDown': return go(Math.min(last, index + 20));
    case 'PageUp': return go(Math.max(0, index - 20));
    case 'ArrowRight':
      if (row?.kind !== 'folder') return null;
      return row.expanded ? go(Math.min(last, index + 1)) : { kind: 'toggle', path: row.path };
    case 'ArrowLeft':
      if (row?.kind === 'folder' && row.expanded) return { kind: 'toggle', path: row.path };
      return go(parentIndex(rows, index));
    case 'Enter':
    case ' ':
      if (row === undefined) return null;
      return row.kind === 'folder' ? { kind: 'toggle', path: row.path } : { kind: 'open', path: row.path };
    default: return null;
  }
}

/** The next row after `index` whose name begins with what was typed, going round at the end; -1 when there is none. */
export function typeAhead(rows: readonly TreeRow[], index: number, typed: string): number {
  const wanted = typed.toLowerCase();
  // A longer word may still mean the present row; a first letter means the next one.
  const from = typed.length > 1 ? index : index + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const at = (from + step) % rows.length;
    if (rows[at]?.name.toLowerCase().startsWith(wanted) === true) return at;
  }
  return -1;
}

function go(index: number): TreeMove | null {
  return index < 0 ? null : { kind: 'go', index };
}

function parentIndex(rows: readonly TreeRow[], index: number): number {
  const depth = rows[index]?.depth ?? 0;
  for (let at = index - 1; at >= 0; at -= 1) if ((rows[at]?.depth ?? 0) < depth) return at;
  return index;
}
