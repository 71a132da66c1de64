import { widened } from '../widen.ts';

/** A commit's number when there is none. */
export const NO_COMMIT = -1;

const HASH_SEED = 0x9e3779b1;

/**
 * All commits of a repository as numbers: who is whose parent, and when it was committed. Numbers are given when a commit is
 * first met, so a parent that has not been read yet has a number but is not `described`.
 */
export class CommitGraph {
  count = 0;
  /** First parent of each commit, or NO_COMMIT. */
  firstParent: Int32Array = new Int32Array(1024).fill(NO_COMMIT);
  /** Committer time in seconds since 1970. */
  time: Float64Array = new Float64Array(1024);
  /** 1 where the commit itself has been read. */
  described: Uint8Array = new Uint8Array(1024);
  private oids: Uint8Array = new Uint8Array(1024 * 20);
  private readonly otherParents = new Map<number, readonly number[]>();
  private slots: Int32Array = new Int32Array(4096).fill(NO_COMMIT);
  private order: Uint32Array | null = null;

  /** The number of the commit whose 20 bytes begin at `at`, or NO_COMMIT. */
  find(bytes: Uint8Array, at = 0): number {
    return this.slots[this.slotOf(bytes, at)] ?? NO_COMMIT;
  }

  /** The number of a commit, given now if it has none. */
  intern(bytes: Uint8Array, at = 0): number {
    let slot = this.slotOf(bytes, at);
    const known = this.slots[slot] ?? NO_COMMIT;
    if (known !== NO_COMMIT) return known;
    if (this.count * 2 >= this.slots.length) {
      this.growSlots(this.count * 4);
      slot = this.slotOf(bytes, at);
    }
    if (this.count === this.firstParent.length) this.growRows();
    this.oids.set(bytes.subarray(at, at + 20), this.count * 20);
    this.slots[slot] = this.count;
    return this.count++;
  }

  /** Says what a commit is; parents are numbers of this graph, in the commit's order. */
  describe(commit: number, parents: readonly number[], time: number): void {
    this.firstParent[commit] = parents[0] ?? NO_COMMIT;
    if (parents.length > 1) this.otherParents.set(commit, parents.slice(1));
    this.time[commit] = time;
    this.described[commit] = 1;
    this.order = null;
  }

  /** Says so of a commit with one parent, as nearly all are. */
  describeOrdinary(commit: number, parent: number, time: number): void {
    this.firstParent[commit] = parent;
    this.time[commit] = time;
    this.described[commit] = 1;
    this.order = null;
  }

  /** Makes room for so many more commits at once. */
  reserve(more: number): void {
    while (this.count + more > this.firstParent.length) this.growRows();
    if ((this.count + more) * 2 > this.slots.length) this.growSlots((this.count + more) * 2);
  }

  /** The parents after the first; most commits have none. */
  furtherParents(commit: number): readonly number[] {
    return this.otherParents.get(commit) ?? [];
  }

  /** All parents in the commit's order. */
  parentsOf(commit: number): readonly number[] {
    const first = this.firstParent[commit] ?? NO_COMMIT;
    return first === NO_COMMIT ? [] : [first, ...this.furtherParents(commit)];
  }

  /** The object id as 40 hexadecimal digits. */
  oidOf(commit: number): string {
    return Buffer.from(this.oids.buffer, this.oids.byteOffset + commit * 20, 20).toString('hex');
  }

  /** The 20 bytes of a commit's id, as a view. */
  bytesOf(commit: number): Uint8Array {
    return this.oids.subarray(commit * 20, commit * 20 + 20);
  }

  /** Every commit after all of its children; walked backwards, every commit comes after its parents. */
  childrenFirst(): Uint32Array {
    this.order ??= this.sortChildrenFirst();
    return this.order;
  }

  private sortChildrenFirst(): Uint32Array {
    const waiting = new Int32Array(this.count);
    for (let commit = 0; commit < this.count; commit++) {
      for (const parent of this.parentsOf(commit)) waiting[parent] = (waiting[parent] ?? 0) + 1;
    }
    const order = new Uint32Array(this.count);
    const stack: number[] = [];
    for (let commit = 0; commit < this.count; commit++) if (waiting[commit] === 0) stack.push(commit);
    let at = 0;
    for (let commit = stack.pop(); commit !== undefined; commit = stack.pop()) {
      order[at++] = commit;
      for (const parent of this.parentsOf(commit)) {
        const left = (waiting[parent] ?? 0) - 1;
        waiting[parent] = left;
        if (left === 0) stack.push(parent);
      }
    }
    return order;
  }

  private slotOf(bytes: Uint8Array, at: number): number {
    const mask = this.slots.length - 1;
    const word = ((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) ^ HASH_SEED;
    for (let slot = word & mask; ; slot = (slot + 1) & mask) {
      const commit = this.slots[slot] ?? NO_COMMIT;
      if (commit === NO_COMMIT || this.holds(commit, bytes, at)) return slot;
    }
  }

  private holds(commit: number, bytes: Uint8Array, at: number): boolean {
    const start = commit * 20;
    for (let i = 0; i < 20; i++) if (this.oids[start + i] !== bytes[at + i]) return false;
    return true;
  }

  private growSlots(least: number): void {
    let size = this.slots.length;
    while (size < least) size *= 2;
    this.slots = new Int32Array(size).fill(NO_COMMIT);
    for (let commit = 0; commit < this.count; commit++) this.slots[this.slotOf(this.oids, commit * 20)] = commit;
  }

  private growRows(): void {
    const size = this.firstParent.length * 2;
    const firstParent = new Int32Array(size).fill(NO_COMMIT);
    firstParent.set(this.firstParent);
    this.firstParent = firstParent;
    this.time = widened(this.time, size);
    this.described = widened(this.described, size);
    this.oids = widened(this.oids, size * 20);
  }
}
