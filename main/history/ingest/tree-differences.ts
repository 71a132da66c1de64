import { widened } from '../widen.ts';
import type { Difference } from './change-rows.ts';
import { type ObjectSlab, TOO_LARGE } from './object-slab.ts';
import { NO_STOPS, PairWalk, type TreePair } from './pair-walk.ts';

/** Is told of each changed path, in the order of trees, a folder before what is in it; the object told is used again. */
export interface DifferenceVisitor {
  /** The number for the name `bytes[start..end)` in a folder, or -1 to pass it over. */
  // oxlint-disable-next-line eslint/max-params -- called for every entry that differs: an object here would be the cost of it
  pathOf(folder: number, bytes: Buffer, start: number, end: number): number;
  /** A path that is no folder on either side it is given for. */
  file(difference: Difference): void;
  /** A folder that changed, came or went. */
  folder(difference: Difference): void;
}

const TREE_MODE = 0o40000;

/**
 * Compares trees, reading only folders that differ. What differs in one is noted before any below it is read, so that no tree read
 * earlier need stay in memory.
 */
export class TreeDifferences {
  private readonly slab: ObjectSlab;
  private readonly visitor: DifferenceVisitor;
  private readonly walk = new PairWalk();
  private readonly told: Difference = { path: 0, oldMode: 0, newMode: 0, oids: new Uint8Array(0), oldAt: 0, newAt: 0 };
  /** Noted and not yet told: path, old mode and new mode of each, and its two ids. */
  private numbers = new Int32Array(3 * 1024);
  private oids = new Uint8Array(40 * 1024);
  private noted = 0;

  constructor(slab: ObjectSlab, visitor: DifferenceVisitor) {
    this.slab = slab;
    this.visitor = visitor;
  }

  /** Tells the visitor every difference between two trees below `folder`; null for no tree. */
  compare(folder: number, old: Uint8Array | null, next: Uint8Array | null): void {
    const oids = new Uint8Array(40);
    if (old !== null) oids.set(old.subarray(0, 20));
    if (next !== null) oids.set(next.subarray(0, 20), 20);
    this.below({ path: folder, oldMode: old === null ? 0 : TREE_MODE, newMode: next === null ? 0 : TREE_MODE, oids, oldAt: 0, newAt: 20 });
  }

  private below(folder: Difference): void {
    const first = this.noted;
    this.walk.begin(this.pairOf(folder));
    while (this.walk.next()) this.note(folder.path);
    for (let entry = first, last = this.noted; entry < last; entry++) this.tell(entry);
    this.noted = first;
  }

  private note(folder: number): void {
    const { walk } = this;
    const { bytes } = walk;
    const named = walk.isNew ? walk.new : walk.old;
    const path = this.visitor.pathOf(folder, bytes, named.nameStart, named.nameEnd);
    if (path < 0) return;
    if (this.noted * 40 === this.oids.length) this.grow();
    const at = this.noted * 3;
    this.numbers[at] = path;
    this.numbers[at + 1] = walk.isOld ? walk.old.mode : 0;
    this.numbers[at + 2] = walk.isNew ? walk.new.mode : 0;
    const oids = this.noted * 40;
    if (walk.isOld) for (let i = 0; i < 20; i++) this.oids[oids + i] = bytes[walk.old.oid + i] ?? 0;
    if (walk.isNew) for (let i = 0; i < 20; i++) this.oids[oids + 20 + i] = bytes[walk.new.oid + i] ?? 0;
    this.noted++;
  }

  private tell(entry: number): void {
    const { numbers, told, visitor } = this;
    const oldMode = numbers[entry * 3 + 1] ?? 0;
    const newMode = numbers[entry * 3 + 2] ?? 0;
    told.path = numbers[entry * 3] ?? 0;
    told.oids = this.oids;
    told.oldAt = entry * 40;
    told.newAt = entry * 40 + 20;
    told.oldMode = oldMode === TREE_MODE ? 0 : oldMode;
    told.newMode = newMode === TREE_MODE ? 0 : newMode;
    if (told.oldMode !== 0 || told.newMode !== 0) visitor.file(told);
    if (oldMode !== TREE_MODE && newMode !== TREE_MODE) return;
    told.oldMode = oldMode === TREE_MODE ? oldMode : 0;
    told.newMode = newMode === TREE_MODE ? newMode : 0;
    visitor.folder(told);
    this.below(told);
  }

  private pairOf({ oids, oldMode, oldAt, newMode, newAt }: Difference): TreePair {
    const { ring } = this.slab;
    const old = oldMode === 0 ? 0 : this.slab.read(oids, oldAt);
    ring.hold(old);
    const next = newMode === 0 ? 0 : this.slab.read(oids, newAt);
    const isOldGone = old === TOO_LARGE || (oldMode !== 0 && ring.lostHeld);
    if (isOldGone || next === TOO_LARGE) return this.copies(oids, oldMode === 0 ? -1 : oldAt, newMode === 0 ? -1 : newAt);
    const share = { prefix: 0, suffix: 0 };
    if (oldMode !== 0 && newMode !== 0) ring.shareOf(old, next, share);
    return {
      bytes: ring.bytes, words: ring.words, ...share,
      oldStart: old, oldEnd: oldMode === 0 ? old : old + ring.lengthAt(old), oldStops: oldMode === 0 ? NO_STOPS : ring.stopsAt(old),
      newStart: next, newEnd: newMode === 0 ? next : next + ring.lengthAt(next), newStops: newMode === 0 ? NO_STOPS : ring.stopsAt(next),
    };
  }

  /** Both trees in memory of their own: for large ones, and where one took the other's place. */
  private copies(oids: Uint8Array, oldAt: number, newAt: number): TreePair {
    const old = oldAt < 0 ? new Uint8Array(0) : this.slab.copy(oids, oldAt);
    const next = newAt < 0 ? new Uint8Array(0) : this.slab.copy(oids, newAt);
    const newStart = (old.length + 7) & ~7;
    const bytes = Buffer.allocUnsafeSlow((newStart + next.length + 7) & ~7);
    bytes.set(old);
    bytes.set(next, newStart);
    return {
      bytes, words: new Int32Array(bytes.buffer), prefix: 0, suffix: 0,
      oldStart: 0, oldEnd: old.length, oldStops: NO_STOPS, newStart, newEnd: newStart + next.length, newStops: NO_STOPS,
    };
  }

  private grow(): void {
    this.numbers = widened(this.numbers);
    this.oids = widened(this.oids);
  }
}
