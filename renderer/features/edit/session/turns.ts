/** Runs what it is given one after the other; what may still be replaced waits under a key. */
export class Turns {
  readonly #waiting: Turn[] = [];
  #working: Promise<void> | null = null;

  get isEmpty(): boolean {
    return this.#working === null;
  }

  /** Adds a turn; where the last one that waits has the same key, that one gives way and is told so. */
  add(turn: Turn): void {
    const last = this.#waiting.at(-1);
    if (last !== undefined && turn.key !== null && last.key === turn.key) {
      this.#waiting.pop();
      last.giveWay();
    }
    this.#waiting.push(turn);
    this.#working ??= this.#work();
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  async #work(): Promise<void> {
    for (let turn = this.#waiting.shift(); turn !== undefined; turn = this.#waiting.shift()) await turn.run();
    // In the same breath as the look at the list: what is added from now on begins anew.
    this.#working = null;
  }
}

/** Something to be done in its turn. */
export interface Turn {
  readonly key: string | null;
  readonly run: () => Promise<void> | void;
  readonly giveWay: () => void;
}
