import type { TreeEntry } from '../../../shared/model/repository.ts';

/** A folder of a commit's tree; its children are put in order when they are first looked at. */
export interface Folder {
  readonly path: string;
  readonly name: string;
  readonly folders: readonly Folder[];
  readonly files: readonly FileLeaf[];
  foldersSorted: boolean;
  filesSorted: boolean;
}

/** A file with what is needed to show and find it. */
export interface FileLeaf {
  readonly name: string;
  readonly lower: string;
  readonly entry: TreeEntry;
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
  readonly path: string;
  readonly name: string;
  readonly folders: Growing[];
  readonly byName: Map<string, Growing>;
  readonly files: FileLeaf[];
  foldersSorted: boolean;
  filesSorted: boolean;
}

/** Makes a tree of a flat list of paths. */
export function buildTree(entries: readonly TreeEntry[]): Folder {
  const root = growing('', '');
  for (const entry of entries) folderFor(root, entry.path).files.push({ name: baseName(entry.path), lower: entry.path.toLowerCase(), entry });
  return root;
}

/** The lines that show when the given folders are open: folders first, then files, numbers in names in their order. */
export function visibleRows(root: Folder, expanded: ReadonlySet<string> | 'everything'): TreeRow[] {
  const rows: TreeRow[] = [];
  const visit = (folder: Folder, depth: number): void => {
    sortFolders(folder);
    sortFiles(folder);
    const of = folder.folders.length + folder.files.length;
    folder.folders.forEach((child, index) => {
      const open = expanded === 'everything' || expanded.has(child.path);
      rows.push({ kind: 'folder', path: child.path, name: child.name, depth, expanded: open, position: { index: index + 1, of } });
      if (open) visit(child, depth + 1);
    });
    folder.files.forEach((file, index) => rows.push(fileRow(file, depth, { index: folder.folders.length + index + 1, of })));
  };
  visit(root, 0);
  return rows;
}

/** The lines of the files whose path holds every word of a filter, with the folders above them open; at most `limit` lines, and how many files match in all. */
export function matchingRows(root: Folder, filter: string, limit: number): { readonly rows: TreeRow[]; readonly matches: number } {
  const words = wordsOf(filter);
  const rows: TreeRow[] = [];
  let matches = 0;
  const visit = (folder: Folder, depth: number): void => {
    const kept = folder.files.filter(({ lower }) => words.every((word) => lower.includes(word)));
    matches += kept.length;
    if (rows.length < limit) sortFolders(folder);
    for (const child of folder.folders) {
      const at = rows.length;
      const found = matches;
      if (at < limit) rows.push({ kind: 'folder', path: child.path, name: child.name, depth, expanded: true, position: { index: 1, of: 1 } });
      visit(child, depth + 1);
      if (matches === found && at < limit) rows.pop();
    }
    if (rows.length >= limit) return;
    kept.sort((a, b) => collator.compare(a.name, b.name));
    kept.slice(0, limit - rows.length).forEach((file, index) => rows.push(fileRow(file, depth, { index: index + 1, of: kept.length })));
  };
  visit(root, 0);
  return { rows, matches };
}

/** The first file, in the order of the tree, whose path holds every word of a filter. */
export function firstMatch(root: Folder, filter: string): string | null {
  return matchingRows(root, filter, 60).rows.find((row) => row.kind === 'file')?.path ?? null;
}

/** All folders above a path, outermost first. */
export function foldersAbove(path: string): string[] {
  const found: string[] = [];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) found.push(path.slice(0, at));
  return found;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function wordsOf(filter: string): string[] {
  return filter.trim().toLowerCase().split(/\s+/).filter(Boolean);
}

function fileRow({ name, entry }: FileLeaf, depth: number, position: RowPosition): TreeRow {
  return { kind: 'file', path: entry.path, name, depth, entry, position };
}

function growing(path: string, name: string): Growing {
  return { path, name, folders: [], byName: new Map(), files: [], foldersSorted: false, filesSorted: false };
}

function folderFor(root: Growing, path: string): Growing {
  let folder = root;
  let from = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', from)) {
    const name = path.slice(from, at);
    let next = folder.byName.get(name);
    if (next === undefined) {
      next = growing(path.slice(0, at), name);
      folder.byName.set(name, next);
      folder.folders.push(next);
    }
    folder = next;
    from = at + 1;
  }
  return folder;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Sorting all of a large tree at once would hold up the window; only what is shown is sorted. */
function sortFolders(folder: Folder): void {
  if (!folder.foldersSorted) (folder.folders as Folder[]).sort((a, b) => collator.compare(a.name, b.name));
  folder.foldersSorted = true;
}

function sortFiles(folder: Folder): void {
  if (!folder.filesSorted) (folder.files as FileLeaf[]).sort((a, b) => collator.compare(a.name, b.name));
  folder.filesSorted = true;
}
