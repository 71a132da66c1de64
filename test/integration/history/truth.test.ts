import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { closeObjects, objectsOf } from '../../../main/git/objects/object-database.ts';
import { blameFile } from '../../../main/history/blame/blame-file.ts';
import { type HistoryIndex, openIndex } from '../../../main/history/history-index.ts';
import { ingestCommits } from '../../../main/history/ingest/ingest-commits.ts';
import { changesOfCommit } from '../../../main/history/query/changes-of-commit.ts';
import { pathHistory } from '../../../main/history/query/path-history.ts';
import { makeRandomRepository } from '../../harness/random-repository.ts';
import { makeWideRepository } from '../../harness/wide-repository.ts';

const root = mkdtempSync(join(tmpdir(), 'fairlead-truth-'));
afterAll(() => { rmSync(root, { recursive: true, force: true }); });

const NO_OID = '0'.repeat(40);

interface Case {
  readonly dir: string;
  readonly index: HistoryIndex;
  readonly tip: string;
  readonly git: (...args: string[]) => string;
}

function withRepository(seed: number, judge: (subject: Case) => void): void {
  const dir = join(root, String(seed));
  makeRandomRepository(dir, { seed, commits: 120 });
  const git = (...args: string[]): string => execFileSync('git', ['--git-dir', dir, '-c', 'core.quotePath=false', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const tip = git('rev-parse', 'main').trim();
  const index = openIndex(join(root, `${String(seed)}.db`));
  try {
    for (const _ of ingestCommits({ index, objects: objectsOf(dir), tips: [tip], shallow: new Set() })) continue;
    judge({ dir, index, tip, git });
  } finally {
    index.connection.close();
    closeObjects(dir);
  }
}

test.each([1, 2, 3])('every commit of a random history changed the paths that git says, renames included (seed %i)', { timeout: 120_000 }, (seed) => {
  withRepository(seed, ({ dir, index, tip, git }) => {
    const blocks = git('log', '--raw', '-M', '--no-abbrev', '-z', '--format=%x01%H %P%x00', tip).split('\u0001').slice(1);
    expect(blocks.length).toBe(index.graph.count);
    for (const block of blocks) {
      const [head = '', ...fields] = block.split('\0');
      const [oid = '', ...parents] = head.split(' ').filter(Boolean);
      if (parents.length > 1) continue;
      expect(storedRows(index, dir, oid).toSorted(), oid).toEqual(rawRows(fields).toSorted());
    }
  });
});

test.each([9, 10])('commits in folders of many hundred files changed the paths that git says (seed %i)', { timeout: 240_000 }, (seed) => {
  const dir = join(root, `wide-${String(seed)}`);
  makeWideRepository(dir, { seed, commits: 400, files: 700 });
  const git = (...args: string[]): string => execFileSync('git', ['--git-dir', dir, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  const index = openIndex(join(root, `wide-${String(seed)}.db`));
  try {
    for (const _ of ingestCommits({ index, objects: objectsOf(dir), tips: [git('rev-parse', 'main').trim()], shallow: new Set() })) continue;
    for (const block of git('log', '--raw', '-M', '--no-abbrev', '-z', '--format=%x01%H%x00', 'main').split('\u0001').slice(1)) {
      const [oid = '', ...fields] = block.split('\0');
      expect(storedRows(index, dir, oid).toSorted(), oid).toEqual(rawRows(fields).toSorted());
    }
  } finally {
    index.connection.close();
    closeObjects(dir);
  }
});

test.each([4, 5, 6])('the history of every path is what git log shows, in its order (seed %i)', { timeout: 120_000 }, (seed) => {
  withRepository(seed, ({ index, tip, git }) => {
    const tips = [index.graph.find(Buffer.from(tip, 'hex'))];
    for (let path = 1; path < index.paths.count; path += 2) {
      const mine = pathHistory(index, { path, tips, limit: 0 }).map((commit) => index.graph.oidOf(commit));
      const name = index.paths.textOf(path);
      expect(mine, name).toEqual(git('log', '--format=%H', tip, '--', `:(literal)${name}`).split('\n').filter(Boolean));
    }
  });
});

test.each([7, 8])('every line of every file is blamed on the commit that git blames (seed %i)', { timeout: 120_000 }, (seed) => {
  withRepository(seed, ({ dir, index, tip, git }) => {
    const files = git('ls-tree', '-r', '-z', tip).split('\0').filter((row) => row.startsWith('100')).map((row) => row.slice(row.indexOf('\t') + 1));
    expect(files.length).toBeGreaterThan(3);
    for (const file of files.slice(0, 20)) {
      const wanted = [...git('blame', '--porcelain', tip, '--', file).matchAll(/^([0-9a-f]{40}) (\d+) (\d+)/gm)].map((match) => `${match[1] ?? ''} ${match[2] ?? ''} ${match[3] ?? ''}`);
      const ranges = blameFile(index, objectsOf(dir), { tip: index.graph.find(Buffer.from(tip, 'hex')), path: index.paths.find(file) ?? -1 });
      const mine = ranges.flatMap((range) => Array.from({ length: range.count }, (_, at) => `${index.graph.oidOf(range.commit)} ${String(range.originalLine + at + 1)} ${String(range.line + at + 1)}`));
      expect(mine, file).toEqual(wanted);
    }
  });
});

function storedRows(index: HistoryIndex, dir: string, oid: string): string[] {
  const number = index.graph.find(Buffer.from(oid, 'hex'));
  const letters = { added: 'A', modified: 'M', deleted: 'D', retyped: 'T', renamed: 'R' };
  return changesOfCommit(index, objectsOf(dir), number).map((change) => {
    const status = letters[change.kind] + (change.kind === 'renamed' ? String(change.score).padStart(3, '0') : '');
    const names = change.kind === 'renamed' ? [change.oldPath, change.path] : [change.path];
    return [octal(change.old?.mode ?? 0), octal(change.next?.mode ?? 0), change.old?.oid ?? NO_OID, change.next?.oid ?? NO_OID, status, ...names.map((path) => index.paths.textOf(path))].join(' ');
  });
}

function rawRows(fields: readonly string[]): string[] {
  const rows: string[] = [];
  for (let at = 0; at < fields.length; ) {
    const head = (fields[at++] ?? '').trim();
    if (!head.startsWith(':')) continue;
    const names = [fields[at++] ?? ''];
    if (/ R\d+$/.test(head)) names.push(fields[at++] ?? '');
    rows.push([head.slice(1), ...names].join(' '));
  }
  return rows;
}

function octal(mode: number): string {
  return mode.toString(8).padStart(6, '0');
}
