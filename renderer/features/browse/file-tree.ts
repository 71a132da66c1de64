import type { TreeEntry } from '../../../shared/model/repository.ts';

/** A folder of a commit's tree, its children sorted: folders first, then by name. */
export interface Folder {
  readonly path: string;
  readonly name: string;
  readonly folders: readonly Folder[];
  readonly files: readonly TreeEntry[];
}

/** One visible line of the tree. */
export type TreeRow =
  | { readonly kind: 'folder'; readonly path: string; readonly name: string; readonly depth: number; readonly expanded: boolean; readonly position: RowPosition }
  | { readonly kind: 'file'; readonly path: string; readonly name: string; readonly depth: number; readonly entry: TreeEntry; readonly position: RowPosition };

/** Place among its siblings, counted from 1, as assistive technology announces it. */
export interface RowPosition {
  readonly index: number;
  readonly of: number;
}

interface Growing {
  path: string;
  name: string;
  folders: Map<string, Growing>;
  files: TreeEntry[];
}

/** Makes a tree of a flat list of paths. */
export function buildTree(entries: readonly TreeEntry[]): Folder {
  const root: Growing = { path: '', name: '', folders: new Map(), files: [] };
  for (const entry of entries) folderFor(root, entry.path).files.push(entry);
  return finish(root);
}

/** The lines that show when the given folders are open; `everything` opens all. */
export function visibleRows(root: Folder, expanded: ReadonlySet<string> | 'everything'): TreeRow[] {
  const rows: TreeRow[] = [];
  const visit = (folder: Folder, depth: number): void => {
    const of = folder.folders.length + folder.files.length;
    folder.folders.forEach((child, index) => {
      const open = expanded === 'everything' || expanded.has(child.path);
      rows.push({ kind: 'folder', path: child.path, name: child.name, depth, expanded: open, position: { index: index + 1, of } });
      if (open) visit(child, depth + 1);
    });
    folder.files.forEach((entry, index) => {
      rows.push({ kind: 'file', path: entry.path, name: baseName(entry.path), depth, entry, position: { index: folder.folders.length + index + 1, of } });
    });
  };
  visit(root, 0);
  return rows;
}

/** All folders above a path, outermost first. */
export function foldersAbove(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) found.push(path.slice(0, at));
  return found;
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function folderFor(root: Growing, path: string): Growing {
  let folder = root;
  let from = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', from)) {
    const name = path.slice(from, at);
    let next = folder.folders.get(name);
    if (next === undefined) {
      next = { path: path.slice(0, at), name, folders: new Map(), files: [] };
      folder.folders.set(name, next);
    }
    folder = next;
    from = at + 1;
  }
  return folder;
}

const collator = new Intl.Collator('en', { numeric: true });

function finish(folder: Growing): Folder {
  const folders = [...folder.folders.values()].sort((a, b) => collator.compare(a.name, b.name)).map(finish);
  const files = folder.files.map((entry) => ({ entry, name: baseName(entry.path) })).sort((a, b) => collator.compare(a.name, b.name)).map((each) => each.entry);
  return { path: folder.path, name: folder.name, folders, files };
}
