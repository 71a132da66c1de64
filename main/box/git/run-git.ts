import { spawn } from 'node:child_process';
import { devNull } from 'node:os';

/** How one git command ended. */
export interface GitResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how a git command runs; `env` is added to the clean environment. */
export interface GitOptions {
  readonly gitDir?: string;
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment of every git command: nothing of the user's configuration, no questions, English messages. */
export function gitEnvironment(extra: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR'].flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    ...Object.fromEntries(kept), HOME: devNull, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_SYSTEM: devNull,
    GIT_TERMINAL_PROMPT: '0', GIT_OPTIONAL_LOCKS: '0', LC_ALL: 'C', ...extra,
  };
}

/** Runs git and answers how it ended, whatever the exit code; rejects only when git cannot be started. */
export function tryGit(args: readonly string[], options: GitOptions = {}): Promise<GitResult> {
  const place = options.gitDir === undefined ? [] : [`--git-dir=${options.gitDir}`];
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...place, ...args], { cwd: options.cwd, env: gitEnvironment(options.env), stdio: ['pipe', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ exitCode: code ?? -1, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() });
    });
    // Git may leave before it has read everything; its exit code tells what happened.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Runs git and answers its output without the last newline; throws when it fails. */
export async function git(args: readonly string[], options: GitOptions = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await tryGit(args, options);
  if (exitCode !== 0) throw new Error(`git ${args[0] ?? ''} failed (${exitCode}): ${stderr.trim()}`);
  return stdout.replace(/\n$/, '');
}
