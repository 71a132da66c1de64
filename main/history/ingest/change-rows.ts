import { widened } from '../widen.ts';

/** Numbers that each row of `ChangeRows` has. */
export const ROW = 3;

/** The paths that a run of commits changed, folders included, as plain memory that can be handed to another thread. */
export interface ChangeRows {
  /** The first row of each commit, and behind them the number of rows. */
  readonly starts: Int32Array;
  /** Three for each row: the path by its reader's own number, the mode before and the mode after, 0 for a side that is not there. */
  readonly numbers: Int32Array;
  /** 20 bytes for each row: what the path came to hold, or held last where it was deleted. */
  readonly oids: Uint8Array;
  /** The names that the reader met for the first time (`PathDictionary.save`). */
  readonly names: Uint8Array;
}

/** A path that differs between two trees: octal modes as numbers; ids are the 20 bytes of `oids` from `oldAt` and `newAt`. */
export interface Difference {
  path: number;
  oldMode: number;
  newMode: number;
  oids: Uint8Array;
  oldAt: number;
  newAt: number;
}

/** Gathers rows in memory that is used again. */
export class RowWriter {
  private starts: number[] = [];
  private numbers = new Int32Array(ROW * 4096);
  private oids = new Uint8Array(20 * 4096);
  private count = 0;

  /** Begins with the next commit. */
  nextCommit(): void {
    this.starts.push(this.count);
  }

  /** Adds a row to the commit begun last. */
  add(difference: Difference): void {
    const row = this.count++;
    if (this.count * 20 > this.oids.length) this.grow();
    const { numbers, oids } = this;
    numbers[row * ROW] = difference.path;
    numbers[row * ROW + 1] = difference.oldMode;
    numbers[row * ROW + 2] = difference.newMode;
    const from = difference.newMode === 0 ? difference.oldAt : difference.newAt;
    for (let i = 0; i < 20; i++) oids[row * 20 + i] = difference.oids[from + i] ?? 0;
  }

  /** What was gathered since the last time, in memory of its own. */
  take(names: Uint8Array): ChangeRows {
    const { count } = this;
    const starts = Int32Array.from([...this.starts, count]);
    this.starts = [];
    this.count = 0;
    return { starts, numbers: this.numbers.slice(0, count * ROW), oids: this.oids.slice(0, count * 20), names };
  }

  private grow(): void {
    this.numbers = widened(this.numbers);
    this.oids = widened(this.oids);
  }
}
