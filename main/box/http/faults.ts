import { setTimeout as sleep } from 'node:timers/promises';

/** A fault on order: which calls it meets (skipping the first `after`, then `times` of them) and what it does to them. */
export interface FaultRule {
  /** A regular expression on path and query. */
  readonly path: string;
  readonly method?: string;
  readonly after?: number;
  readonly times?: number;
  /** Answers with this status in place of the real answer; the call has no effect. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Waits before anything happens. */
  readonly delayMs?: number;
  /** Breaks the connection: before the call has any effect, or after it with the answer lost. */
  readonly reset?: 'before' | 'after';
  /** Sends the answer's body in pieces of `bytes` with a pause after each. */
  readonly drip?: { readonly bytes: number; readonly everyMs: number };
  /** Breaks the connection after so many bytes of the answer's body. */
  readonly truncateAfter?: number;
}

interface Armed {
  readonly rule: FaultRule;
  readonly pattern: RegExp;
  met: number;
}

/** The faults that are on order now. */
export class Faults {
  #armed: Armed[] = [];

  /** Puts faults on order in place of those before. */
  set(rules: readonly FaultRule[]): void {
    this.#armed = rules.map((rule) => ({ rule, pattern: new RegExp(rule.path), met: 0 }));
  }

  /** The fault that meets this call, if any; counts the call. */
  match(method: string, pathAndQuery: string): FaultRule | null {
    for (const armed of this.#armed) {
      const { rule, pattern } = armed;
      if (rule.method !== undefined && rule.method !== method) continue;
      if (!pattern.test(pathAndQuery)) continue;
      armed.met += 1;
      const turn = armed.met - (rule.after ?? 0);
      if (turn >= 1 && turn <= (rule.times ?? 1)) return rule;
    }
    return null;
  }
}

/** Thrown into a body's flow where a fault breaks the connection. */
export class BrokenOnOrder extends Error {}

/** The same body, dripping or cut off as the fault says. */
export async function* shape(body: AsyncIterable<Buffer>, rule: FaultRule): AsyncGenerator<Buffer> {
  let left = rule.truncateAfter ?? Number.POSITIVE_INFINITY;
  for await (const chunk of body) {
    const whole = chunk.subarray(0, left);
    left -= whole.length;
    const size = rule.drip?.bytes ?? whole.length;
    for (let offset = 0; offset < whole.length; offset += size) {
      yield whole.subarray(offset, offset + size);
      if (rule.drip !== undefined) await sleep(rule.drip.everyMs);
    }
    if (left <= 0) throw new BrokenOnOrder();
  }
}
