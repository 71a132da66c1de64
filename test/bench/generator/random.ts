/** A generator of numbers that are always the same for one seed (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number from 0 to `below` - 1. */
  int(below: number): number {
    return Math.floor(this.next() * below);
  }

  /** A whole number as `int` gives, small ones far more often: a few hot items and a long tail. */
  skewed(below: number): number {
    return Math.min(below - 1, Math.floor(this.next() ** 2.6 * below));
  }

  /** True so often out of 1. */
  chance(share: number): boolean {
    return this.next() < share;
  }

  /** One of a list. */
  pick<T>(list: readonly T[]): T {
    const item = list[this.int(list.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }

  /** So many hexadecimal digits. */
  hex(digits: number): string {
    return Array.from({ length: digits }, () => this.int(16).toString(16)).join('');
  }
}
