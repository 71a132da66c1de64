/** Where the rows of a tall list are: most have the height that was guessed, those measured have their own. Sums in a binary indexed tree. */
export class RowHeights {
  readonly count: number;
  readonly #guess: number;
  readonly #measured = new Map<number, number>();
  /** Of how much the rows differ from the guess, in pixels. */
  readonly #tree: Float64Array;

  constructor(count: number, guess: number) {
    this.count = count;
    this.#guess = guess;
    this.#tree = new Float64Array(count + 1);
  }

  get total(): number {
    return this.top(this.count);
  }

  /** How far a row is from the top of the list. */
  top(index: number): number {
    const row = Math.min(this.count, Math.max(0, index));
    let extra = 0;
    for (let at = row; at > 0; at -= at & -at) extra += this.#tree[at] ?? 0;
    return row * this.#guess + extra;
  }

  height(index: number): number {
    return this.#measured.get(index) ?? this.#guess;
  }

  /** The row that covers a distance from the top. */
  at(offset: number): number {
    let [low, high] = [0, Math.max(0, this.count - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.top(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Takes a measured height; answers by how much the row grew. */
  set(index: number, height: number): number {
    const growth = height - this.height(index);
    if (growth === 0 || index < 0 || index >= this.count) return 0;
    this.#measured.set(index, height);
    for (let at = index + 1; at <= this.count; at += at & -at) this.#tree[at] = (this.#tree[at] ?? 0) + growth;
    return growth;
  }

  /** The heights of a list of another length, in which the rows from `from` on moved by some places. */
  moved(count: number, from: number, by: number): RowHeights {
    const next = new RowHeights(count, this.#guess);
    for (const [index, height] of this.#measured) next.set(index < from ? index : index + by, height);
    return next;
  }
}
