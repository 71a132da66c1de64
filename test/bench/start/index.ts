import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../../../resources/build/build.mjs';
import { startDisplay } from '../../../resources/build/display.mjs';
import { electronFlags } from '../../../resources/build/electron-flags.mjs';
import { isBuilt } from '../../../resources/build/freshness.mjs';
import { root } from '../../../resources/build/places.mjs';
import { resolveRuntime } from '../../../resources/build/runtime.mjs';
import { writeBareApp } from './bare-app.ts';
import { measureStart, type Start, type StartCommand } from './measure-start.ts';

/**
 * `npm run bench -- start [--runs 10] [--budget 1000]`: warm starts to a usable window, and the memory of all processes,
 * beside a bare Electron window in the same run. The exit code is 1 when the median misses the budget (milliseconds).
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({ args: [...args], options: { runs: { type: 'string', default: '10' }, budget: { type: 'string', default: '1000' } } });
  if (!isBuilt()) await build();
  const [runtime, display] = [await resolveRuntime(), await startDisplay()];
  const work = fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-bench-'));
  try {
    const env = { ...process.env, ...runtime.env, ...display.env };
    const command = (name: string, app: string): StartCommand => ({ file: runtime.executable, args: [app, `--user-data-dir=${path.join(work, name)}`], env, flags: electronFlags({ headless: true }) });
    const [own, bare] = [command('fairlead-data', root), command('bare-data', writeBareApp(work))];
    const starts = { own: [] as Start[], bare: [] as Start[] };
    // The first start of each makes its folders and warms the caches; it does not count. Then they take turns.
    await measureStart(own);
    await measureStart(bare);
    for (let left = Number(values.runs); left > 0; left -= 1) {
      starts.own.push(await measureStart(own));
      starts.bare.push(await measureStart(bare));
    }
    report(`Electron ${runtime.version}${runtime.kind === 'standin' ? ' (stand-in)' : ''}, ${values.runs} warm starts, load ${os.loadavg()[0]?.toFixed(1)}`, starts);
    if (median(starts.own, 'usableMs') > Number(values.budget)) process.exitCode = 1;
  } finally {
    display.stop();
    fs.rmSync(work, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

function report(title: string, { own, bare }: { own: readonly Start[]; bare: readonly Start[] }): void {
  const row = (label: string, key: keyof Start, unit: string): string => {
    const [mine, other] = [median(own, key), median(bare, key)];
    const values = own.map((start) => start[key]);
    return `${label}: median ${mine.toFixed(0)} ${unit} (${Math.min(...values).toFixed(0)} to ${Math.max(...values).toFixed(0)}); bare window ${other.toFixed(0)} ${unit}; ratio ${(mine / other).toFixed(2)}`;
  };
  console.log([title, row('usable window', 'usableMs', 'ms'), row('memory (PSS of all processes)', 'pssMb', 'MB')].join('\n'));
}

function median(starts: readonly Start[], key: keyof Start): number {
  const sorted = starts.map((start) => start[key]).toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}
