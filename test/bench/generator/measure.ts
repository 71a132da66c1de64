import { execFileSync } from 'node:child_process';

/** One contender: what is timed, and what is made ready before each run (not timed). */
export interface Contender {
  readonly name: string;
  readonly prepare?: () => void | Promise<void>;
  readonly run: () => void | Promise<void>;
}

/** Milliseconds of each contender's median run. */
export type Medians = Readonly<Record<string, number>>;

/** Runs contenders in turn, so that whatever else the machine does strikes both alike; the first round warms up and is not counted. */
export async function interleaved(contenders: readonly Contender[], rounds: number): Promise<Medians> {
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    for (const { name, prepare, run } of round % 2 === 0 ? contenders : contenders.toReversed()) {
      await prepare?.();
      const begin = performance.now();
      await run();
      if (round > 0) times.get(name)?.push(performance.now() - begin);
    }
  }
  return Object.fromEntries([...times].map(([name, list]) => [name, median(list)]));
}

/** The middle of a list of numbers. */
export function median(list: readonly number[]): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** Prints a ratio with its bound and marks a missed bound in the exit code. */
export function report(what: string, { ours, git, bound }: { ours: number; git: number; bound: number | null }): void {
  const ratio = ours / git;
  const verdict = bound === null ? '' : ratio <= bound ? `  (bound ${String(bound)}: met)` : `  (bound ${String(bound)}: MISSED)`;
  console.log(`${what.padEnd(46)} ours ${milliseconds(ours)}  git ${milliseconds(git)}  ratio ${ratio.toFixed(2)}${verdict}`);
  if (bound !== null && ratio > bound) process.exitCode = 1;
}

/** Prints a figure with its bound and marks a missed bound in the exit code. */
export function reportFigure(what: string, { value, unit, bound }: { value: number; unit: string; bound: number | null }): void {
  const verdict = bound === null ? '' : value <= bound ? `  (bound ${String(bound)} ${unit}: met)` : `  (bound ${String(bound)} ${unit}: MISSED)`;
  console.log(`${what.padEnd(46)} ${value.toFixed(value < 10 ? 1 : 0)} ${unit}${verdict}`);
  if (bound !== null && value > bound) process.exitCode = 1;
}

/** Runs the real git quietly, without the configuration of this computer. */
export function git(cwd: string, ...args: string[]): string {
  const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };
  return execFileSync('git', args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function milliseconds(value: number): string {
  return `${value.toFixed(value < 100 ? 1 : 0)} ms`.padStart(10);
}
