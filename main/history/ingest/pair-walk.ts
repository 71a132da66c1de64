import { stopNumber } from './content-ring.ts';

/** Stands for the stops of a content that has none. */
export const NO_STOPS = -1;

/** Two tree contents in one piece of memory, `words` being the same memory by four bytes; ends are exclusive. */
export interface TreePair {
  readonly bytes: Buffer;
  readonly words: Int32Array;
  /** Bytes that both are known to share at their beginnings and ends; 0 where nothing is known. */
  readonly prefix: number;
  readonly suffix: number;
  readonly oldStart: number;
  readonly oldEnd: number;
  /** Where the stops of a content begin (`ContentRing.stopsAt`), or NO_STOPS. */
  readonly oldStops: number;
  readonly newStart: number;
  readonly newEnd: number;
  readonly newStops: number;
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
  private pair: TreePair = {
    bytes: Buffer.alloc(0), words: new Int32Array(0), prefix: 0, suffix: 0, oldStart: 0, oldEnd: 0, oldStops: NO_STOPS, newStart: 0, newEnd: 0, newStops: NO_STOPS,
  };
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
    const { pair } = this;
    const restOld = pair.oldEnd - this.oldAt;
    const restNew = pair.newEnd - this.newAt;
    const isFirst = this.oldAt === pair.oldStart && this.newAt === pair.newStart;
    const known = isFirst ? pair.prefix : 0;
    const most = restOld === restNew ? restOld - pair.suffix : Math.min(restOld, restNew);
    const same = known + (most > known ? this.sharedBytes(known, most - known) : 0);
    if (restOld === restNew && same >= most) {
      this.noteStopsBehind();
      this.oldAt = pair.oldEnd;
      this.newAt = pair.newEnd;
      return;
    }
    const begin = isFirst && pair.oldStops >= 0 && pair.newStops >= 0 ? this.stopBefore(same) : 0;
    const whole = this.lastEntry(begin, same, isFirst);
    this.oldAt += whole;
    this.newAt += whole;
  }

  /** How far behind where both sides stand the last entry begins that lies wholly in the shared bytes, or that is cut by their end. */
  // oxlint-disable-next-line eslint/max-params -- a place to begin at, one to end at, and whether stops are noted on the way
  private lastEntry(begin: number, same: number, isFirst: boolean): number {
    const { bytes } = this.pair;
    const from = this.newAt;
    const stop = from + same;
    let whole = from + begin;
    for (let at = whole; at < stop; ) {
      // No mode is shorter than five digits.
      at += 6;
      while (at < stop && bytes[at] !== 0) at++;
      at += 21;
      if (at > stop) break;
      if (isFirst && stopNumber(at - from) !== stopNumber(whole - from)) this.noteStop(at - from);
      whole = at;
    }
    return whole - from;
  }

  /** The last place known where an entry begins in the first `same` bytes of both sides; what one side knows of them the other learns. */
  private stopBefore(same: number): number {
    const { words, oldStops, newStops } = this.pair;
    let last = 0;
    for (let number = 0, end = stopNumber(same); number <= end; number++) {
      const stop = words[oldStops + number] || words[newStops + number] || 0;
      if (stop === 0 || stop - 1 > same) continue;
      words[oldStops + number] = stop;
      words[newStops + number] = stop;
      last = stop - 1;
    }
    return last;
  }

  private noteStop(place: number): void {
    const { words, oldStops, newStops } = this.pair;
    if (oldStops < 0 || newStops < 0) return;
    words[oldStops + stopNumber(place)] = place + 1;
    words[newStops + stopNumber(place)] = place + 1;
  }

  /** Both sides stand at an entry and are equal from there on, so each learns where the other's entries begin. */
  private noteStopsBehind(): void {
    const { words, oldStops, newStops, oldStart, newStart } = this.pair;
    if (oldStops < 0 || newStops < 0) return;
    const shift = (this.newAt - newStart) - (this.oldAt - oldStart);
    this.learnStops({ from: oldStops, to: newStops, first: this.oldAt - oldStart, last: this.pair.oldEnd - oldStart, shift });
    this.learnStops({ from: newStops, to: oldStops, first: this.newAt - newStart, last: this.pair.newEnd - newStart, shift: -shift });
    if (this.newAt < this.pair.newEnd) words[newStops + stopNumber(this.newAt - newStart)] ||= this.newAt - newStart + 1;
  }

  private learnStops({ from, to, first, last, shift }: { from: number; to: number; first: number; last: number; shift: number }): void {
    const { words } = this.pair;
    for (let number = stopNumber(first), end = stopNumber(last); number <= end; number++) {
      const stop = words[from + number] ?? 0;
      if (stop > first && stop + shift > 0) words[to + stopNumber(stop - 1 + shift)] ||= stop + shift;
    }
  }

  /** How many bytes both sides share from `begin` bytes behind where they stand, at most `most`. */
  private sharedBytes(begin: number, most: number): number {
    const { bytes, words } = this.pair;
    const a = this.oldAt + begin;
    const b = this.newAt + begin;
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
