interface Entry<V> {
  readonly value: V;
  readonly size: number;
}

/**
 * Keeps the values used last, up to a number of bytes in all, as two generations: what is used moves to the young one, and when
 * that is half full it becomes the old one, whose unused values go. (Deleting one by one from a Map in order of use costs more than
 * the reads that it saves.)
 */
export class ByteCache<K, V> {
  private young = new Map<K, Entry<V>>();
  private old = new Map<K, Entry<V>>();
  private readonly limit: number;
  private used = 0;

  constructor(limit: number) {
    this.limit = limit;
  }

  /** The value, which becomes the one used last. */
  get(key: K): V | undefined {
    const entry = this.young.get(key);
    if (entry !== undefined) return entry.value;
    const before = this.old.get(key);
    if (before === undefined) return undefined;
    this.keep(key, before);
    return before.value;
  }

  /** Keeps a value that takes `size` bytes; one larger than a quarter of the whole is not kept. */
  set(key: K, value: V, size: number): void {
    if (size > this.limit / 4) return;
    this.used -= this.young.get(key)?.size ?? 0;
    this.keep(key, { value, size });
  }

  private keep(key: K, entry: Entry<V>): void {
    if (this.used + entry.size > this.limit / 2) {
      this.old = this.young;
      this.young = new Map();
      this.used = 0;
    }
    this.young.set(key, entry);
    this.used += entry.size;
  }
}
