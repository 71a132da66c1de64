import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listZipEntries, readTarEntry } from '../../../resources/build/archives.mjs';

// Archives are made by the usual programs, so that our readers are judged by others' writers.
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-archives-'));
const has = (name: string): boolean => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0;
const long = 'lorem ipsum '.repeat(5_000);

beforeAll(() => {
  fs.mkdirSync(path.join(folder, 'package'));
  fs.writeFileSync(path.join(folder, 'package/run'), '#!/bin/sh\n', { mode: 0o755 });
  fs.writeFileSync(path.join(folder, 'package/long.txt'), long);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test.skipIf(!has('tar'))('a file is read out of a tarball, and a missing one is named', () => {
  execFileSync('tar', ['-czf', 'made.tgz', 'package'], { cwd: folder });
  const tarball = fs.readFileSync(path.join(folder, 'made.tgz'));
  expect(readTarEntry(tarball, 'package/long.txt').toString()).toBe(long);
  expect(() => readTarEntry(tarball, 'package/none')).toThrow('package/none is not in the tarball');
});

test.skipIf(!has('7za'))('the files of a zip come with their names, modes and contents', () => {
  execFileSync('7za', ['a', '-tzip', 'made.zip', 'package'], { cwd: folder, stdio: 'ignore' });
  const entries = [...listZipEntries(fs.readFileSync(path.join(folder, 'made.zip')))];
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  expect(byName.get('package/long.txt')?.read().toString()).toBe(long);
  expect((byName.get('package/run')?.mode ?? 0) & 0o111).not.toBe(0);
});
