/** Reads the content of a tree object by the 20 bytes at `at`; throws where it is missing. */
export type ReadTree = (bytes: Uint8Array, at: number) => Uint8Array;

/** One side of a changed entry: octal mode as a number, and where its 20 bytes stand. */
export interface Side {
  readonly mode: number;
  readonly bytes: Uint8Array;
  readonly at: number;
}

/** Is told of each changed entry below a folder; folders come before what is in them. Names are raw bytes as latin1 text. */
export interface TreeVisitor<Folder> {
  /** A path that is no folder on either side it is given for. */
  file(folder: Folder, name: string, sides: { readonly old: Side | null; readonly new: Side | null }): void;
  /** A folder that changed, came or went; answers what stands for it in the calls below it. */
  folder(folder: Folder, name: string, sides: { readonly old: Side | null; readonly new: Side | null }): Folder;
}

const TREE_MODE = 0o40000;
const EMPTY = new Uint8Array(0);

/** Walks two trees side by side, reading only folders that differ. Both contents as Git stores them; empty for no tree. */
export class TreeComparison<Folder> {
  private readonly readTree: ReadTree;
  private readonly visitor: TreeVisitor<Folder>;

  constructor(readTree: ReadTree, visitor: TreeVisitor<Folder>) {
    this.readTree = readTree;
    this.visitor = visitor;
  }

  /** Tells the visitor every difference below `folder`. */
  compare(folder: Folder, old: Uint8Array, next: Uint8Array): void {
    const left = new TreeCursor(old);
    const right = new TreeCursor(next);
    const start = sharedStart(old, next);
    left.seek(start);
    right.seek(start);
    for (;;) {
      if (left.done && right.done) return;
      const order = left.done ? 1 : right.done ? -1 : left.compareTo(right);
      if (order < 0) this.tell(folder, left, null);
      else if (order > 0) this.tell(folder, null, right);
      else if (!left.equals(right)) this.tell(folder, left, right);
      if (order <= 0) left.next();
      if (order >= 0) right.next();
    }
  }

  private tell(folder: Folder, left: TreeCursor | null, right: TreeCursor | null): void {
    const name = (left ?? right)?.name() ?? '';
    const old = left?.side() ?? null;
    const next = right?.side() ?? null;
    const oldTree = old?.mode === TREE_MODE ? old : null;
    const newTree = next?.mode === TREE_MODE ? next : null;
    const oldFile = oldTree === null ? old : null;
    const newFile = newTree === null ? next : null;
    if (oldFile !== null || newFile !== null) this.visitor.file(folder, name, { old: oldFile, new: newFile });
    if (oldTree === null && newTree === null) return;
    const below = this.visitor.folder(folder, name, { old: oldTree, new: newTree });
    this.compare(below, this.contentOf(oldTree), this.contentOf(newTree));
  }

  private contentOf(tree: Side | null): Uint8Array {
    return tree === null ? EMPTY : this.readTree(tree.bytes, tree.at);
  }
}

/** One entry of a tree at a time: `<mode> <name>` NUL and 20 bytes (gitformat: tree objects). */
class TreeCursor {
  done: boolean;
  private readonly bytes: Uint8Array;
  private start = 0;
  private nameStart = 0;
  private nameEnd = 0;
  private mode = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.done = bytes.length === 0;
  }

  /** Goes to the entry that begins at `start`. */
  seek(start: number): void {
    this.start = start;
    this.done = start >= this.bytes.length;
    if (this.done) return;
    let at = start;
    let mode = 0;
    for (let byte = this.bytes[at] ?? 0; byte !== 0x20; byte = this.bytes[++at] ?? 0x20) mode = mode * 8 + byte - 48;
    this.mode = mode;
    this.nameStart = at + 1;
    this.nameEnd = this.bytes.indexOf(0, this.nameStart);
    if (this.nameEnd < 0 || this.nameEnd + 21 > this.bytes.length) throw new Error('damaged tree');
  }

  next(): void {
    this.seek(this.nameEnd + 21);
  }

  name(): string {
    return Buffer.from(this.bytes.buffer, this.bytes.byteOffset + this.nameStart, this.nameEnd - this.nameStart).toString('latin1');
  }

  side(): Side {
    return { mode: this.mode, bytes: this.bytes, at: this.nameEnd + 1 };
  }

  /** By name alone, bytewise; a file and a folder of one name count as the same entry that changed its type. */
  compareTo(other: TreeCursor): number {
    const mine = this.nameEnd - this.nameStart;
    const theirs = other.nameEnd - other.nameStart;
    const shared = Math.min(mine, theirs);
    for (let i = 0; i < shared; i++) {
      const difference = (this.bytes[this.nameStart + i] ?? 0) - (other.bytes[other.nameStart + i] ?? 0);
      if (difference !== 0) return difference;
    }
    if (mine === theirs) return 0;
    return this.endByte(shared) - other.endByte(shared);
  }

  equals(other: TreeCursor): boolean {
    if (this.mode !== other.mode) return false;
    for (let i = 1; i <= 20; i++) if (this.bytes[this.nameEnd + i] !== other.bytes[other.nameEnd + i]) return false;
    return true;
  }

  /** Git sorts a folder as if its name ended in a slash. */
  private endByte(at: number): number {
    if (this.nameStart + at < this.nameEnd) return this.bytes[this.nameStart + at] ?? 0;
    return this.mode === TREE_MODE ? 0x2f : 0;
  }
}

/** Where the first entry that may differ begins: the entries before it are the same bytes on both sides. */
function sharedStart(a: Uint8Array, b: Uint8Array): number {
  const end = Math.min(a.length, b.length);
  let same = 0;
  while (same + 64 <= end && Buffer.compare(a.subarray(same, same + 64), b.subarray(same, same + 64)) === 0) same += 64;
  while (same < end && a[same] === b[same]) same++;
  let at = 0;
  for (;;) {
    const nul = a.indexOf(0, at);
    if (nul < 0 || nul + 21 > same) return at;
    at = nul + 21;
  }
}
