#!/usr/bin/env node
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildDeb } from './deb-package.mjs';

// The part of fpm that electron-builder calls for a Debian package (`-s dir -t deb`), used through CUSTOM_FPM_PATH where
// fpm cannot be had. Options come as `--name value` or `--name=value`, files as `from=to`.
const flags = new Set(['--force', '--debug']);
const repeatable = new Set(['-d', '--deb-recommends', '--config-files']);
const { options, mappings } = readArguments(process.argv.slice(2));
if (options['-t'] !== 'deb') throw new Error(`fpm-lite makes Debian packages alone`);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'fpm-lite-'));
try {
  const tree = path.join(work, 'tree');
  for (const [from, to] of mappings) copyInto(from, path.join(tree, to));
  buildDeb(tree, options);
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

function readArguments(args) {
  const found = { options: Object.fromEntries([...repeatable].map((name) => [name, []])), mappings: [] };
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at];
    if (flags.has(arg)) continue;
    if (repeatable.has(arg)) found.options[arg].push(args[(at += 1)]);
    else if (arg.startsWith('-')) {
      const [name, value] = arg.split(/=(.*)/s);
      found.options[name] = value ?? args[(at += 1)];
    } else found.mappings.push(arg.split('='));
  }
  return found;
}

/** As rsync would: `folder/=/opt/x` copies what is in the folder. */
function copyInto(from, to) {
  const isFolder = fs.statSync(from).isDirectory();
  fs.mkdirSync(isFolder ? to : path.dirname(to), { recursive: true });
  fs.cpSync(from, to, { recursive: true, verbatimSymlinks: true });
  if (!isFolder) fs.chmodSync(to, 0o644);
}
