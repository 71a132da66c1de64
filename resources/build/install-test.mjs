import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startDisplay } from './display.mjs';
import { pack } from './pack.mjs';
import { root } from './places.mjs';
import { run, runTool, say, withModernNode } from './run-child.mjs';
import { readPlaywright, summarise } from './test-report.mjs';

// `npm run package -- --install-test`: makes the Debian package twice, as it ships and so that it can be driven; installs
// each, starts the first, drives the second through the demo as an ordinary user in the real sandbox, and removes it.
if (process.platform !== 'linux' || process.getuid?.() !== 0) {
  say('the install test installs a Debian package: run it as root on Debian or its kin');
  process.exit(1);
}
const ordinaryUser = 65_534;
const installed = { name: 'fairlead', folder: '/opt/Fairlead', executable: '/opt/Fairlead/fairlead' };
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-install-'));
const display = await startDisplay();
let outcome = { passed: 0, failed: [], skipped: [] };
try {
  fs.chmodSync(work, 0o755);
  await tryProduction();
  outcome = await driveTestBuild();
} catch (error) {
  outcome.failed.push(String(error));
} finally {
  await remove();
  display.stop();
  fs.rmSync(work, { recursive: true, force: true });
}
process.stdout.write(`\n${summarise(outcome)}\n`);
process.exitCode = outcome.failed.length === 0 ? 0 : 1;

/** The build that ships: its fuses keep every driver out, so it is started once and asked through Chromium's own door. */
async function tryProduction() {
  await install('production', false);
  const { measureStart } = await import('../../test/bench/start/measure-start.ts');
  const args = ['--disable-gpu', '--in-process-gpu', '--disable-dev-shm-usage', `--user-data-dir=${path.join(work, 'home', 'production')}`];
  const { usableMs, pssMb } = await measureStart({ file: asOrdinaryUser(), args, env: { ...process.env, ...display.env }, flags: [] });
  say(`the build that ships was usable after ${usableMs.toFixed(0)} ms with ${pssMb.toFixed(0)} MB`);
}

async function driveTestBuild() {
  await install('test', true);
  const report = path.join(work, 'report.json');
  const env = withModernNode({
    ...display.env, FAIRLEAD_EXECUTABLE: asOrdinaryUser(), FAIRLEAD_RUN_AS: String(ordinaryUser), FAIRLEAD_E2E_REPORT: report,
    FAIRLEAD_E2E_OUTPUT: path.join(root, 'test-results/installed'), FAIRLEAD_SQLITE_BINDING: '',
  });
  await runTool('playwright', ['test', 'installed'], { env });
  const driven = readPlaywright(report);
  return { ...driven, passed: driven.passed + 1 };
}

async function install(name, test) {
  const folder = path.join(work, name);
  await pack(['--linux', 'deb', `-c.directories.output=${folder}`], { test });
  const deb = fs.readdirSync(folder).find((file) => file.endsWith('.deb'));
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const code = await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', '--reinstall', '--allow-downgrades', path.join(folder, deb ?? 'missing.deb')], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) throw new Error(`the ${name} package could not be installed`);
  const changed = spawnSync('dpkg', ['-V', installed.name], { encoding: 'utf8' }).stdout.trim();
  if (changed) throw new Error(`the installed files differ from the package:\n${changed}`);
}

/** A program that starts the installed one as a user without rights, in a home of its own. */
function asOrdinaryUser() {
  const home = path.join(work, 'home');
  const file = path.join(work, 'fairlead-as-user');
  if (fs.existsSync(file)) return file;
  fs.mkdirSync(home, { mode: 0o700 });
  fs.chownSync(home, ordinaryUser, ordinaryUser);
  fs.writeFileSync(file, [
    '#!/bin/sh',
    `export HOME=${home} TMPDIR=${home} XDG_CONFIG_HOME=${home}/config XDG_CACHE_HOME=${home}/cache`,
    'unset XDG_RUNTIME_DIR DBUS_SESSION_BUS_ADDRESS',
    `cd ${home}`,
    `exec setpriv --reuid=${ordinaryUser} --regid=${ordinaryUser} --clear-groups ${installed.executable} "$@"`,
    '',
  ].join('\n'), { mode: 0o755 });
  return file;
}

async function remove() {
  await run('apt-get', ['purge', '-y', '-q', installed.name], { stdio: 'ignore' });
  if (fs.existsSync(installed.folder)) outcome.failed.push(`${installed.folder} is still there after removal`);
}
