interface Remembered {
  readonly etag: string;
  readonly text: string;
  readonly headers: Headers;
}

const longestText = 512 * 1024;

/** Answers remembered by their ETag, so that polling what has not changed costs the forge next to nothing; the oldest go first. */
export class EtagCache {
  readonly #answers = new Map<string, Remembered>();
  readonly #limit: number;

  constructor(limit = 200) {
    this.#limit = limit;
  }

  /** What is remembered of a URL, if anything. */
  get(url: string): Remembered | undefined {
    return this.#answers.get(url);
  }

  /** Remembers an answer that carries an ETag and is not too long. */
  keep(url: string, headers: Headers, text: string): void {
    const etag = headers.get('etag');
    this.#answers.delete(url);
    if (etag === null || text.length > longestText) return;
    this.#answers.set(url, { etag, text, headers });
    const oldest = this.#answers.keys().next();
    if (this.#answers.size > this.#limit && oldest.done !== true) this.#answers.delete(oldest.value);
  }

  /** Forgets everything; what was remembered for one token is not for another. */
  clear(): void {
    this.#answers.clear();
  }
}
