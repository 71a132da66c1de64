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
const { parentPort, workerData } = require('node:worker_threads');
const spawn = childProcess.spawn;
childProcess.spawn = function (file, args, options) {
  const child = spawn.call(this, file, args, { ...options, detached: process.platform !== 'win32' });
  if (child.pid !== undefined) {
    parentPort.postMessage({ started: child.pid });
    child.on('exit', () => parentPort.postMessage({ ended: child.pid }));
  }
  return child;
};
require('node:module').syncBuiltinESMExports();
process.cwd = () => workerData.dir;
import(workerData.entry).catch((error) => { console.error(error); process.exit(70); });
`;

interface Seen {
  readonly started?: number;
  readonly ended?: number;
}

/** Starts gitlab-ci-local in a worker thread. */
export function startCi(run: CiRun): CiProcess {
  const entry = pathToFileURL(createRequire(import.meta.url).resolve('gitlab-ci-local')).href;
  const worker = new Worker(workerSource, {
    eval: true, argv: ['--cwd', '.', ...run.args], env: { ...run.env }, stdout: true, stderr: true, workerData: { entry, dir: run.dir }, execArgv: [],
  });
  const groups = new Set<number>();
  worker.on('message', ({ started, ended }: Seen) => {
    if (started !== undefined) groups.add(started);
    if (ended !== undefined) groups.delete(ended);
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
      signalAll(groups, 'SIGTERM');
      await new Promise((resolve) => { setTimeout(resolve, 300); });
      signalAll(groups, 'SIGKILL');
      await worker.terminate();
    },
  };
}

function signalAll(groups: ReadonlySet<number>, signal: NodeJS.Signals): void {
  for (const group of groups) {
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
