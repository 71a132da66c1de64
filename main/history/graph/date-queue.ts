/**
 * Commits by committer time, newest first; among equal times, first come first served: the order in which `git log` walks
 * (`prio_queue` with insertion counters, revision.c).
 */
export class DateQueue {
  private readonly commits: number[] = [];
  private readonly times: number[] = [];
  private readonly turns: number[] = [];
  private turn = 0;

  /** How many commits wait. */
  get size(): number {
    return this.commits.length;
  }

  /** The newest time that waits, or -Infinity. */
  get newest(): number {
    return this.times[0] ?? -Infinity;
  }

  /** Adds a commit with its time. */
  push(commit: number, time: number): void {
    let at = this.commits.length;
    const turn = this.turn++;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if (!this.isBefore(time, turn, up)) break;
      this.move(up, at);
      at = up;
    }
    this.put(at, commit, time, turn);
  }

  /** Takes the newest commit, or undefined when none waits. */
  pop(): number | undefined {
    const first = this.commits[0];
    if (first === undefined) return undefined;
    const commit = this.commits.pop() ?? 0;
    const time = this.times.pop() ?? 0;
    const turn = this.turns.pop() ?? 0;
    if (this.commits.length > 0) this.sink(commit, time, turn);
    return first;
  }

  private sink(commit: number, time: number, turn: number): void {
    const size = this.commits.length;
    let at = 0;
    for (;;) {
      let down = at * 2 + 1;
      if (down >= size) break;
      if (down + 1 < size && this.isBefore(this.times[down + 1] ?? 0, this.turns[down + 1] ?? 0, down)) down++;
      if (this.isBefore(time, turn, down)) break;
      this.move(down, at);
      at = down;
    }
    this.put(at, commit, time, turn);
  }

  private isBefore(time: number, turn: number, other: number): boolean {
    const otherTime = this.times[other] ?? 0;
    return time > otherTime || (time === otherTime && turn < (this.turns[other] ?? 0));
  }

  private move(from: number, to: number): void {
    this.put(to, this.commits[from] ?? 0, this.times[from] ?? 0, this.turns[from] ?? 0);
  }

  // oxlint-disable-next-line eslint/max-params -- one heap entry in three arrays; an object each would be the cost of the walk
  private put(at: number, commit: number, time: number, turn: number): void {
    this.commits[at] = commit;
    this.times[at] = time;
    this.turns[at] = turn;
  }
}
