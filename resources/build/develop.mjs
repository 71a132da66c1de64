import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { nodeBundles } from './bundles.mjs';
import { electronFlags } from './electron-flags.mjs';
import { root } from './places.mjs';
import { say } from './run-child.mjs';

/** Runs the app from watched sources: the window is updated in place, main and engine by a restart; answers the exit code. */
export async function develop(runtime, args) {
  const { createServer } = await import('vite');
  const { watch } = await import('rolldown');
  const out = path.join(root, '.cache/dev');
  describeApp(out);
  const server = await createServer({ configFile: path.join(root, 'vite.config.ts'), root: path.join(root, 'renderer') });
  await server.listen();
  const address = server.resolvedUrls?.local[0] ?? '';
  const app = restartable(() => spawn(runtime.executable, [...electronFlags(), out, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...runtime.env, FAIRLEAD_DEV_SERVER: address },
  }));
  const watcher = watch(nodeBundles(out, true));
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') say(String(event.error));
    if (event.code === 'END') app.restart();
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => app.kill(signal));
  const code = await app.ended;
  await Promise.all([watcher.close(), server.close()]);
  return code;
}

/** Electron takes the app's name and version from the package it is pointed at. */
function describeApp(out) {
  const { name, productName, version, type } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  fs.mkdirSync(out, { recursive: true });
  fs.writeFileSync(path.join(out, 'package.json'), JSON.stringify({ name, productName, version, type, main: 'main/index.js' }));
}

/** A child that `restart` starts or replaces; `ended` settles when it ends by itself. */
function restartable(start) {
  let child;
  let replacing = false;
  let finish;
  const ended = new Promise((resolve) => { finish = resolve; });
  const begin = () => {
    replacing = false;
    child = start();
    child.on('exit', (code) => (replacing ? begin() : finish(code ?? 1)));
  };
  const restart = () => {
    if (!child) return begin();
    replacing = true;
    child.kill();
    return undefined;
  };
  return { restart, ended, kill: (signal) => child?.kill(signal) };
}
