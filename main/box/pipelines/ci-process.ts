import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';

/** One run of gitlab-ci-local: `dir` is the checkout, `env` all that its jobs inherit. */
export interface CiRun {
  readonly dir: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly onLine?: (line: string) => void;
}

/** A run that goes on; `done` answers its exit code and everything it wrote, and `stop` ends it with all its shells. */
export interface CiProcess {
  readonly done: Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>;
  stop(): Promise<void>;
}

// gitlab-ci-local is a program without an exported entry. A worker thread runs it where no Node binary may be started (the
// packaged app has none), and seeing each shell start in a group of its own lets a cancelled job be ended with its children.
// Text, because a bundler would lose a file that is named only here.
const workerSource = `
const childProcess = require('node:child_process');
const { workerData } = require('node:worker_threads');
const spawn = childProcess.spawn;
const { groups } = workerData;
childProcess.spawn = function (file, args, options) {
  if (Atomics.load(groups, 0) === 1) throw new Error('stopped');
  const child = spawn.call(this, file, args, { ...options, detached: process.platform !== 'win32' });
  const slot = groups.indexOf(0, 1);
  if (child.pid !== undefined && slot > 0) {
    groups[slot] = child.pid;
    child.on('exit', () => { groups[slot] = 0; });
  }
  return child;
};
require('node:module').syncBuiltinESMExports();
process.cwd = () => workerData.dir;
import(workerData.entry).catch((error) => { console.error(error); process.exit(70); });
`;

/** Starts gitlab-ci-local in a worker thread. */
export function startCi(run: CiRun): CiProcess {
  // The first number says that no shell may be started any more; the others are the shells that run. Shared memory, because a
  // message could still be under way when the thread is ended.
  const groups = new Int32Array(new SharedArrayBuffer(4 * 1024));
  const entry = pathToFileURL(createRequire(import.meta.url).resolve('gitlab-ci-local')).href;
  const worker = new Worker(workerSource, {
    eval: true, argv: ['--cwd', '.', ...run.args], env: { ...run.env }, stdout: true, stderr: true, execArgv: [],
    workerData: { entry, dir: run.dir, groups },
  });
  const out = gather(worker.stdout, run.onLine);
  const err = gather(worker.stderr, run.onLine);
  const done = new Promise<{ exitCode: number; stdout: string; stderr: string }>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('exit', (exitCode) => resolve({ exitCode, stdout: out(), stderr: err() }));
  });
  // A failure to start is told by whoever awaits `done`; nobody may be doing so yet.
  done.catch(() => undefined);
  return {
    done,
    stop: async () => {
      Atomics.store(groups, 0, 1);
      signalAll(groups, 'SIGTERM');
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      signalAll(groups, 'SIGKILL');
      await worker.terminate();
    },
  };
}

function signalAll(groups: Int32Array, signal: NodeJS.Signals): void {
  for (const group of groups.subarray(1)) {
    if (group === 0) continue;
    try {
      process.kill(process.platform === 'win32' ? group : -group, signal);
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

function gather(stream: NodeJS.ReadableStream, onLine: ((line: string) => void) | undefined): () => string {
  let whole = '';
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    whole = (whole + chunk).slice(-1_000_000);
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  });
  return () => whole;
}
