/** Two tree contents in one piece of memory, `words` being the same memory by four bytes; ends are exclusive. */
export interface TreePair {
  readonly bytes: Buffer;
  readonly words: Int32Array;
  readonly oldStart: number;
  readonly oldEnd: number;
  readonly newStart: number;
  readonly newEnd: number;
}

const TREE_MODE = 0o40000;

/** One entry of a tree: `<mode> <name>` NUL and 20 bytes (gitformat: tree objects). */
class Entry {
  mode = 0;
  nameStart = 0;
  nameEnd = 0;

  /** Where the 20 bytes begin. */
  get oid(): number {
    return this.nameEnd + 1;
  }

  /** Reads the entry that begins at `start`; throws a plain error where the tree ends before it does. */
  read(bytes: Uint8Array, start: number, end: number): void {
    let at = start;
    let mode = 0;
    for (let byte = bytes[at] ?? 0; byte !== 0x20 && at < end; byte = bytes[++at] ?? 0) mode = mode * 8 + byte - 48;
    this.mode = mode;
    this.nameStart = ++at;
    while (at < end && bytes[at] !== 0) at++;
    this.nameEnd = at;
    if (at + 21 > end) throw new Error('damaged tree');
  }
}

/** Stops at each entry in which two trees differ, passing over what they share at the speed of comparing memory. */
export class PairWalk {
  /** The entry that differs; of a side that is not there nothing holds. */
  readonly old = new Entry();
  readonly new = new Entry();
  isOld = false;
  isNew = false;
  private pair: TreePair = { bytes: Buffer.alloc(0), words: new Int32Array(0), oldStart: 0, oldEnd: 0, newStart: 0, newEnd: 0 };
  private oldAt = 0;
  private newAt = 0;

  /** The memory that both trees lie in. */
  get bytes(): Buffer {
    return this.pair.bytes;
  }

  /** Begins with a pair of trees. */
  begin(pair: TreePair): void {
    this.pair = pair;
    this.oldAt = pair.oldStart;
    this.newAt = pair.newStart;
  }

  /** Goes to the next entry that differs; false when there is none. A file and a folder of one name are one entry that changed its type. */
  next(): boolean {
    const { bytes, oldEnd, newEnd } = this.pair;
    for (;;) {
      this.passShared();
      const hasOld = this.oldAt < oldEnd;
      const hasNew = this.newAt < newEnd;
      if (!hasOld && !hasNew) return false;
      if (hasOld) this.old.read(bytes, this.oldAt, oldEnd);
      if (hasNew) this.new.read(bytes, this.newAt, newEnd);
      const order = !hasOld ? 1 : !hasNew ? -1 : this.compareNames();
      this.isOld = order <= 0;
      this.isNew = order >= 0;
      if (this.isOld) this.oldAt = this.old.nameEnd + 21;
      if (this.isNew) this.newAt = this.new.nameEnd + 21;
      if (order !== 0 || !this.isSame()) return true;
    }
  }

  private passShared(): void {
    const { bytes, oldEnd, newEnd } = this.pair;
    const most = Math.min(oldEnd - this.oldAt, newEnd - this.newAt);
    const same = this.sharedBytes(most);
    if (this.oldAt + same === oldEnd && this.newAt + same === newEnd) {
      this.oldAt = oldEnd;
      this.newAt = newEnd;
      return;
    }
    const stop = this.newAt + same;
    let whole = this.newAt;
    for (let at = whole; at < stop; ) {
      // No mode is shorter than five digits.
      at += 6;
      while (at < stop && bytes[at] !== 0) at++;
      at += 21;
      if (at <= stop) whole = at;
    }
    this.oldAt += whole - this.newAt;
    this.newAt = whole;
  }

  /** How many bytes both sides share from where they stand, at most `most`. */
  private sharedBytes(most: number): number {
    const { bytes, words } = this.pair;
    const [a, b] = [this.oldAt, this.newAt];
    let same = 0;
    if (((a - b) & 3) === 0) {
      for (; ((a + same) & 3) !== 0; same++) if (same >= most || bytes[a + same] !== bytes[b + same]) return same;
      const first = (a + same) >> 2;
      const shift = (b - a) >> 2;
      const stop = first + ((most - same) >> 2);
      let word = first;
      while (word + 1 < stop && words[word] === words[word + shift] && words[word + 1] === words[word + shift + 1]) word += 2;
      while (word < stop && words[word] === words[word + shift]) word++;
      same += (word - first) * 4;
    }
    while (same < most && bytes[a + same] === bytes[b + same]) same++;
    return same;
  }

  /** Bytewise by name alone. */
  private compareNames(): number {
    const { bytes } = this.pair;
    const a = this.old.nameStart;
    const b = this.new.nameStart;
    const mine = this.old.nameEnd - a;
    const theirs = this.new.nameEnd - b;
    const shared = Math.min(mine, theirs);
    for (let i = 0; i < shared; i++) {
      const difference = (bytes[a + i] ?? 0) - (bytes[b + i] ?? 0);
      if (difference !== 0) return difference;
    }
    if (mine === theirs) return 0;
    return this.byteAfter(this.old, shared) - this.byteAfter(this.new, shared);
  }

  /** Git sorts a folder as if its name ended in a slash. */
  private byteAfter(entry: Entry, length: number): number {
    if (entry.nameStart + length < entry.nameEnd) return this.pair.bytes[entry.nameStart + length] ?? 0;
    return entry.mode === TREE_MODE ? 0x2f : 0;
  }

  private isSame(): boolean {
    if (this.old.mode !== this.new.mode) return false;
    const { bytes } = this.pair;
    for (let i = 0; i < 20; i++) if (bytes[this.old.oid + i] !== bytes[this.new.oid + i]) return false;
    return true;
  }
}
