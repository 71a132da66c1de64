import { AppError } from '../../shared/errors/index.ts';

/** Time as the transport sees it, so that tests need not wait; `sleep` rejects with the signal's reason when it aborts. */
export interface Clock {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) => new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(signal.reason as Error);
    const stop = (): void => { clearTimeout(timer); reject(signal?.reason as Error); };
    const timer = setTimeout(() => { signal?.removeEventListener('abort', stop); resolve(); }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  }),
};

/** Keeps the peace with one host: few requests at once, and none while the host has asked for quiet. */
export class HostGate {
  readonly #host: string;
  readonly #clock: Clock;
  readonly #limit: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  #quietUntilMs = 0;

  constructor(host: string, clock: Clock, limit = 6) {
    this.#host = host;
    this.#clock = clock;
    this.#limit = limit;
  }

  /** Asks all callers to be quiet for so many milliseconds from now; never shortens what was asked before. */
  quietFor(ms: number): void {
    this.#quietUntilMs = Math.max(this.#quietUntilMs, this.#clock.now() + ms);
  }

  /** Runs work when its turn comes; rejects with FORGE_RATE_LIMITED when that would take longer than `maxWaitMs`. */
  async run<T>(work: () => Promise<T>, options: { readonly maxWaitMs: number; readonly signal?: AbortSignal | undefined }): Promise<T> {
    await this.#waitForQuiet(options.maxWaitMs, options.signal);
    if (this.#running >= this.#limit) await this.#waitForTurn(options.signal);
    else this.#running += 1;
    try {
      return await work();
    } finally {
      // The place passes on to the next in line without being freed, so that nobody slips in between.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  async #waitForQuiet(maxWaitMs: number, signal: AbortSignal | undefined): Promise<void> {
    for (let left = this.#quietLeft(); left > 0; left = this.#quietLeft()) {
      if (left > maxWaitMs) throw new AppError('FORGE_RATE_LIMITED', { host: this.#host, seconds: Math.ceil(left / 1000) });
      await this.#clock.sleep(left, signal);
    }
  }

  #quietLeft(): number {
    return this.#quietUntilMs - this.#clock.now();
  }

  #waitForTurn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const turn = (): void => { signal?.removeEventListener('abort', stop); resolve(); };
      const stop = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(turn), 1);
        reject(signal?.reason as Error);
      };
      if (signal?.aborted === true) return reject(signal.reason as Error);
      signal?.addEventListener('abort', stop, { once: true });
      this.#waiting.push(turn);
    });
  }
}
