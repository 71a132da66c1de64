import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { cache } from './places.mjs';
import { hasCommand, run, say } from './run-child.mjs';

/** What each part of the tool chain needs from Debian, Ubuntu and their kin: the package, and how to see that it is there. */
const needs = [
  ...library('window', 'libgtk-3-0', 'libgtk-3.so.0'),
  ...library('window', 'libnss3', 'libnss3.so'),
  ...library('window', 'libasound2', 'libasound.so.2'),
  ...library('window', 'libgbm1', 'libgbm.so.1'),
  ...library('window', 'libxss1', 'libXss.so.1'),
  ...library('window', 'libxtst6', 'libXtst.so.6'),
  ...library('window', 'libnotify4', 'libnotify.so.4'),
  ...library('window', 'libsecret-1-0', 'libsecret-1.so.0'),
  { part: 'window', package: 'fonts-dejavu-core', present: () => fs.existsSync('/usr/share/fonts') && fs.readdirSync('/usr/share/fonts').length > 0 },
  ...commands('window', { 'g++': 'g++', make: 'make', python3: 'python3' }).map((need) => ({ ...need, present: () => hasBuiltAddon() || need.present() })),
  { part: 'display', package: 'xvfb', present: () => Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY) || hasCommand('Xvfb') },
  ...commands('test', { git: 'git', rsync: 'rsync', bash: 'bash', Xvfb: 'xvfb', xauth: 'xauth', 'dbus-run-session': 'dbus', 'gnome-keyring-daemon': 'gnome-keyring' }),
  ...commands('package', { 'dpkg-deb': 'dpkg', '7za': 'p7zip-full', setpriv: 'util-linux' }),
];

/**
 * Installs through apt what the named parts lack when this is root on a Debian kind of Linux;
 * otherwise names the one command and ends the process. Other platforms bring these things with them.
 */
export async function prepareSystem(parts) {
  if (process.platform !== 'linux') return;
  const lacking = needs.filter((need) => parts.includes(need.part) && !need.present()).map((need) => need.package);
  const packages = [...new Set(lacking)];
  if (packages.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !hasCommand('apt-get')) giveUp(packages, command);
  say(`installing system packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  const code = await run('apt-get', command.split(' ').slice(1), { env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (code !== 0) giveUp(packages, command);
}

function giveUp(packages, command) {
  say(`missing from this system: ${packages.join(', ')}`);
  say(hasCommand('apt-get') ? `install them with:\n\n    sudo ${command}\n` : 'install them with the package manager of your system (the names are those of Debian)');
  process.exit(1);
}

function library(part, name, file) {
  return [{ part, package: name, present: () => sharedLibraries().includes(file) }];
}

function commands(part, packages) {
  return Object.entries(packages).map(([command, name]) => ({ part, package: name, present: () => hasCommand(command) }));
}

let known;
function sharedLibraries() {
  known ??= spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  return known;
}

/** A compiler is only wanted where the stand-in Electron's SQLite add-on has yet to be made. */
function hasBuiltAddon() {
  const official = path.join(import.meta.dirname ?? '', '../../node_modules/electron/dist/version');
  if (fs.existsSync(official)) return true;
  return fs.existsSync(cache) && fs.readdirSync(cache).some((file) => file.startsWith('better-sqlite3-') && file.endsWith('.node'));
}
