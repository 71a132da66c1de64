import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { hasCommand, run, say } from './run-child.mjs';

/** What each part of the tool chain needs from Debian, Ubuntu and their kin: the package, and how to see that it is there. */
const needs = [
  ...libraries('window', {
    'libgtk-3.so.0': ['libgtk-3-0'],
    'libnss3.so': ['libnss3'],
    'libasound.so.2': ['libasound2t64', 'libasound2'],
    'libgbm.so.1': ['libgbm1'],
    'libXss.so.1': ['libxss1'],
    'libXtst.so.6': ['libxtst6'],
    'libnotify.so.4': ['libnotify4'],
    'libsecret-1.so.0': ['libsecret-1-0'],
  }),
  { part: 'window', packages: ['fonts-dejavu-core'], present: () => fs.existsSync('/usr/share/fonts') && fs.readdirSync('/usr/share/fonts').length > 0 },
  { part: 'display', packages: ['xvfb'], present: () => hasDisplay() || hasCommand('Xvfb') },
  ...commands('addon', { 'g++': 'g++', make: 'make', python3: 'python3' }),
  ...commands('test', {
    git: 'git', rsync: 'rsync', bash: 'bash', Xvfb: 'xvfb', 'dbus-daemon': 'dbus', 'dbus-send': 'dbus', 'gnome-keyring-daemon': 'gnome-keyring',
  }),
  ...commands('package', { 'dpkg-deb': 'dpkg', '7za': 'p7zip-full', setpriv: 'util-linux' }),
];

/** True where a window can be shown to a person. */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * Installs through apt what the named parts lack when this is root on a Debian kind of Linux;
 * otherwise names the one command and ends the process. Other platforms bring these things with them.
 */
export async function prepareSystem(parts) {
  if (process.platform !== 'linux') return;
  const lacking = needs.filter((need) => parts.includes(need.part) && !need.present());
  if (lacking.length === 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const quiet = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  const asRoot = process.getuid?.() === 0 && hasCommand('apt-get');
  if (asRoot) await run('apt-get', ['update', '-q'], quiet);
  const packages = [...new Set(lacking.map((need) => need.packages.find(isKnown) ?? need.packages.at(-1)))];
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  if (!asRoot) giveUp(packages, install);
  say(`installing system packages: ${packages.join(' ')}`);
  if ((await run('apt-get', install, quiet)) !== 0) giveUp(packages, install);
}

function giveUp(packages, install) {
  say(`missing from this system: ${packages.join(', ')}`);
  if (hasCommand('apt-get')) say(`install them with:\n\n    sudo apt-get ${install.join(' ')}\n`);
  else say('install them with the package manager of your system (the names are those of Debian)');
  process.exit(1);
}

function libraries(part, packagesByFile) {
  return Object.entries(packagesByFile).map(([file, packages]) => ({ part, packages, present: () => sharedLibraries().includes(file) }));
}

function commands(part, packageByCommand) {
  return Object.entries(packageByCommand).map(([command, name]) => ({ part, packages: [name], present: () => hasCommand(command) }));
}

/** Releases differ in names: what this one knows is asked of apt. */
function isKnown(name) {
  return spawnSync('apt-cache', ['show', name], { stdio: 'ignore' }).status === 0;
}

let known;
function sharedLibraries() {
  known ??= spawnSync('/sbin/ldconfig', ['-p'], { encoding: 'utf8' }).stdout ?? '';
  return known;
}
