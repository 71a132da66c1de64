import type { TreeEntry } from '../../../shared/model/repository.ts';

/** A folder of a commit's tree; its children are put in order when they are first looked at. */
export interface Folder {
  readonly path: string;
  readonly name: string;
  readonly above: Folder | null;
  readonly folders: readonly Folder[];
  readonly files: readonly FileLeaf[];
  foldersSorted: boolean;
  filesSorted: boolean;
  /** The search that last found a file below it. */
  foundBy: Uint8Array | null;
}

/** A tree with all its paths in lower case as one text, since looking through one long text takes a tenth of the time of many short ones. */
export interface FileTree extends Folder {
  /** A path a line, each after a line break. */
  readonly lower: string;
  /** The files in the order of their lines, and where in `lower` each line begins. */
  readonly leaves: readonly FileLeaf[];
  readonly starts: Int32Array;
}

/** A file with what is needed to show and find it; `above` is its folder. */
export interface FileLeaf {
  readonly name: string;
  /** Its place in the order of the tree's lines. */
  readonly index: number;
  readonly entry: TreeEntry;
  readonly above: Folder;
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
  readonly above: Growing | null;
  readonly folders: Growing[];
  readonly byName: Map<string, Growing>;
  readonly files: FileLeaf[];
  foldersSorted: boolean;
  filesSorted: boolean;
  foundBy: Uint8Array | null;
}

/** Makes a tree of a flat list of paths. */
export function buildTree(entries: readonly TreeEntry[]): FileTree {
  const root = growing('', '', null);
  const starts = new Int32Array(entries.length);
  let length = 0;
  const leaves = entries.map((entry, index): FileLeaf => {
    const above = folderFor(root, entry.path);
    const leaf = { name: baseName(entry.path), index, entry, above };
    above.files.push(leaf);
    starts[index] = length;
    length += entry.path.length + 1;
    return leaf;
  });
  return { ...root, lower: leaves.map(({ entry }) => lowerOf(entry.path)).join('\n'), leaves, starts };
}

/** In lower case, as long as before: where that would change its length, a letter stays as it is. */
function lowerOf(path: string): string {
  const lower = path.toLowerCase().replaceAll('\n', ' ');
  return lower.length === path.length ? lower : Array.from({ length: path.length }, (_, at) => { const small = path.charAt(at).toLowerCase(); return small.length === 1 ? small : path.charAt(at); }).join('');
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
export function matchingRows(root: FileTree, filter: string, limit: number): { readonly rows: TreeRow[]; readonly matches: number } {
  const { found, matches } = search(root, wordsOf(filter));
  const rows: TreeRow[] = [];
  const visit = (folder: Folder, depth: number): void => {
    sortFolders(folder);
    for (const child of folder.folders) {
      if (rows.length >= limit) return;
      if (child.foundBy !== found) continue;
      rows.push({ kind: 'folder', path: child.path, name: child.name, depth, expanded: true, position: { index: 1, of: 1 } });
      visit(child, depth + 1);
    }
    if (rows.length >= limit) return;
    const kept = folder.files.filter((file) => found[file.index] === 1).sort((a, b) => collator.compare(a.name, b.name));
    kept.slice(0, limit - rows.length).forEach((file, index) => rows.push(fileRow(file, depth, { index: index + 1, of: kept.length })));
  };
  visit(root, 0);
  return { rows, matches };
}

/** Marks (with 1, by index) the files whose path holds every word, and the folders above them as found by this search. */
function search({ lower, leaves, starts }: FileTree, words: readonly string[]): { readonly found: Uint8Array; readonly matches: number } {
  const found = new Uint8Array(leaves.length);
  const [first = '', ...others] = words.toSorted((a, b) => b.length - a.length);
  let line = 0;
  let matches = 0;
  for (let at = lower.indexOf(first); at >= 0 && line < leaves.length; at = lower.indexOf(first, starts[line] ?? lower.length)) {
    while (line + 1 < leaves.length && (starts[line + 1] ?? 0) <= at) line += 1;
    const path = others.length === 0 ? '' : lower.slice(starts[line], starts[line + 1] ?? lower.length);
    if (others.every((word) => path.includes(word))) {
      found[line] = 1;
      matches += 1;
      for (let folder = leaves[line]?.above ?? null; folder !== null && folder.foundBy !== found; folder = folder.above) folder.foundBy = found;
    }
    line += 1;
  }
  return { found, matches };
}

/** The first file, in the order of the tree, whose path holds every word of a filter. */
export function firstMatch(root: FileTree, filter: string): string | null {
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

function growing(path: string, name: string, above: Growing | null): Growing {
  return { path, name, above, folders: [], byName: new Map(), files: [], foldersSorted: false, filesSorted: false, foundBy: null };
}

function folderFor(root: Growing, path: string): Growing {
  let folder = root;
  let from = 0;
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', from)) {
    const name = path.slice(from, at);
    let next = folder.byName.get(name);
    if (next === undefined) {
      next = growing(path.slice(0, at), name, folder);
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
