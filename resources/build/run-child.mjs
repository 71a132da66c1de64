import { spawn, spawnSync } from 'node:child_process';
import { bin, modernNode, root } from './places.mjs';

/** Prints a line about the tool chain's own work to standard error. */
export function say(message) {
  process.stderr.write(`[fairlead] ${message}\n`);
}

/** Runs `work` and says how long it took. */
export async function timed(label, work) {
  const begin = performance.now();
  const result = await work();
  say(`${label}: ${((performance.now() - begin) / 1000).toFixed(1)} s`);
  return result;
}

/** Runs a command in the root with the terminal's streams, passes signals on, and answers its exit code (1 when killed). */
export function run(command, args, options = {}) {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options });
  const pass = (signal) => child.kill(signal);
  process.on('SIGINT', pass).on('SIGTERM', pass);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass);
      resolve(code ?? 1);
    });
  });
}

/** Runs one of our scripts or a package's JavaScript on the modern Node; answers its exit code. */
export function runNode(args, options = {}) {
  return run(modernNode(), args, { env: withModernNode(), ...options });
}

/** Runs a tool of `node_modules/.bin` with the modern Node first in PATH; answers its exit code. */
export function runTool(name, args, options = {}) {
  return run(bin(name), args, { env: withModernNode(), shell: process.platform === 'win32', ...options });
}

/** The environment in which `node` means the modern Node, with `extra` added. */
export function withModernNode(extra = {}) {
  const separator = process.platform === 'win32' ? ';' : ':';
  return { ...process.env, PATH: `${root}/node_modules/.bin${separator}${process.env.PATH ?? ''}`, ...extra };
}

/** True when a command can be found in PATH. */
export function hasCommand(name) {
  const probe = process.platform === 'win32' ? spawnSync('where', [name]) : spawnSync('sh', ['-c', `command -v ${name}`]);
  return probe.status === 0;
}
