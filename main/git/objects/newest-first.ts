/** A queue that hands out the newest first (a binary heap by `time`); equals come in the order they were put in. */
export class NewestFirst<T extends { readonly time: number }> {
  private readonly heap: { item: T; serial: number }[] = [];
  private serial = 0;

  get size(): number {
    return this.heap.length;
  }

  /** All that wait, in no order. */
  *waiting(): Generator<T> {
    for (const { item } of this.heap) yield item;
  }

  push(item: T): void {
    const entry = { item, serial: this.serial++ };
    let at = this.heap.length;
    while (at > 0) {
      const parent = this.heap[(at - 1) >> 1];
      if (parent === undefined || !before(entry, parent)) break;
      this.heap[at] = parent;
      at = (at - 1) >> 1;
    }
    this.heap[at] = entry;
  }

  pop(): T | undefined {
    const top = this.heap[0];
    const last = this.heap.pop();
    if (top === undefined || last === undefined || this.heap.length === 0) return top?.item;
    let at = 0;
    for (;;) {
      const left = this.heap[2 * at + 1];
      const right = this.heap[2 * at + 2];
      if (left === undefined) break;
      const takesRight = right !== undefined && before(right, left);
      const child = takesRight ? right : left;
      if (!before(child, last)) break;
      this.heap[at] = child;
      at = 2 * at + (takesRight ? 2 : 1);
    }
    this.heap[at] = last;
    return top.item;
  }
}

function before<T extends { readonly time: number }>(a: { item: T; serial: number }, b: { item: T; serial: number }): boolean {
  return a.item.time > b.item.time || (a.item.time === b.item.time && a.serial < b.serial);
}
