import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const scripts = { '--after-install': 'postinst', '--after-remove': 'postrm' };
const compressions = { gz: 'gzip', gzip: 'gzip', xz: 'xz', zst: 'zstd' };

/** Makes a Debian package of a file tree with dpkg-deb; `options` are fpm's, the result goes to `options['--package']`. */
export function buildDeb(tree, options) {
  const files = listFiles(tree);
  for (const file of files) normaliseMode(file);
  const meta = path.join(tree, 'DEBIAN');
  fs.mkdirSync(meta);
  fs.writeFileSync(path.join(meta, 'control'), control(options, files));
  for (const [option, name] of Object.entries(scripts)) {
    if (!options[option]) continue;
    fs.copyFileSync(options[option], path.join(meta, name));
    fs.chmodSync(path.join(meta, name), 0o755);
  }
  const sums = execFileSync('md5sum', files.filter(isPlain).map((file) => path.relative(tree, file)), { cwd: tree, maxBuffer: 2 ** 26 });
  fs.writeFileSync(path.join(meta, 'md5sums'), sums);
  const output = path.resolve(options['--package']);
  fs.mkdirSync(path.dirname(output), { recursive: true });
  const compression = compressions[options['--deb-compression']] ?? 'xz';
  execFileSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '-z1', '--build', tree, output], { stdio: ['ignore', 'ignore', 'inherit'] });
}

function control(options, files) {
  const [summary, ...rest] = options['--description'].trim().split('\n').map((line) => line.trim());
  const kilobytes = Math.ceil(files.reduce((sum, file) => sum + fs.lstatSync(file).size, 0) / 1024);
  const recommends = options['--deb-recommends'];
  return [
    `Package: ${options['--name']}`,
    `Version: ${options['--version']}`,
    `License: ${options['--license'] ?? 'unknown'}`,
    `Vendor: ${options['--vendor']}`,
    `Architecture: ${options['--architecture']}`,
    `Maintainer: ${options['--maintainer']}`,
    `Installed-Size: ${kilobytes}`,
    `Depends: ${options['-d'].join(', ')}`,
    ...(recommends.length > 0 ? [`Recommends: ${recommends.join(', ')}`] : []),
    `Section: ${options['--category'] ?? 'default'}`,
    `Priority: ${options['--deb-priority'] ?? 'optional'}`,
    `Homepage: ${options['--url']}`,
    `Description: ${summary || rest[0]}`,
    ...rest.map((line) => ` ${line || '.'}`),
    '',
  ].join('\n');
}

function listFiles(folder) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    return entry.isDirectory() ? listFiles(place) : [place];
  });
}

function isPlain(file) {
  return !fs.lstatSync(file).isSymbolicLink();
}

function normaliseMode(file) {
  if (isPlain(file)) fs.chmodSync(file, fs.statSync(file).mode & 0o111 ? 0o755 : 0o644);
}
