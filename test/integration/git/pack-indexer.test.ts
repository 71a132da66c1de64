import { createHash } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { initStore } from '../../../main/git/init-store.ts';
import { packLooseObjects } from '../../../main/git/pack-loose-objects.ts';
import { readBlob } from '../../../main/git/read-blob.ts';
import { writeCommit } from '../../../main/git/write-commit.ts';
import { PackFile } from '../../../main/git/objects/pack-file.ts';
import { bytesFromHex, hashObject } from '../../../main/git/objects/oid.ts';
import { defaultLimits, type IndexerLimits } from '../../../main/git/packs/object-contents.ts';
import { openPackSink } from '../../../main/git/packs/pack-sink.ts';
import { PackIndexer } from '../../../main/git/packs/pack-indexer.ts';
import { buildIndex, sortByOid } from '../../../main/git/packs/write-index.ts';
import { addCommits, bareRepository, git, operator, sampleRepository, temporaryFolder } from './real-git.ts';

const root = temporaryFolder();
let source = '';
let serial = 0;

beforeAll(() => {
  source = sampleRepository(root, 'source.git');
});

function packOf(...options: string[]): Buffer {
  const list = git(source, 'rev-list', '--objects', '--all').split('\n').map((line) => `${line.split(' ')[0] ?? ''}\n`).join('');
  return execFileSync('git', ['pack-objects', '--stdout', '-q', ...options], { cwd: source, input: list, maxBuffer: 1 << 28, env: { PATH: process.env['PATH'] } });
}

/** Indexes a pack in pieces of a size; answers the index. */
function index(pack: Buffer, piece = 65_536, limits: IndexerLimits = defaultLimits): Buffer {
  const file = join(root, `p${String(serial++)}.pack`);
  writeFileSync(file, pack);
  const fd = openSync(file, 'r');
  try {
    const indexer = new PackIndexer(fd, null, limits);
    for (let at = 0; at < pack.length; at += piece) indexer.push(pack.subarray(at, at + piece));
    const digest = indexer.finish();
    return buildIndex(indexer.table, sortByOid(indexer.table), digest);
  } finally {
    closeSync(fd);
  }
}

function indexByGit(pack: Buffer): Buffer {
  const file = join(root, `g${String(serial++)}.pack`);
  writeFileSync(file, pack);
  git(root, 'index-pack', file);
  return readFileSync(file.replace('.pack', '.idx'));
}

const kinds = [
  ['deltas on offsets', ['--delta-base-offset', '--window=20', '--depth=50']],
  ['deltas on names', ['--window=20', '--depth=50']],
  ['no deltas', ['--window=0']],
] as const;

test.each(kinds)('the index of a pack with %s is the very one that git writes, however the pack arrives', (_, options) => {
  const pack = packOf(...options);
  const expected = indexByGit(pack);
  for (const piece of [1, 13, 1000, 1 << 20]) expect(index(pack, piece).equals(expected)).toBe(true);
});

test.each(kinds)('a pack with %s is indexed alike by the public zlib and with hardly any memory', (_, options) => {
  const pack = packOf(...options);
  const expected = indexByGit(pack);
  expect(index(pack, 4096, { ...defaultLimits, nativeInflate: false }).equals(expected)).toBe(true);
  expect(index(pack, 4096, { ...defaultLimits, ringBytes: 24 << 10 }).equals(expected)).toBe(true);
});

test.each([['native', true], ['public', false]] as const)('large blobs, and deltas on them, are indexed and read with the %s zlib', (_, nativeInflate) => {
  const large = bareRepository(root, `large${String(serial++)}.git`);
  const text = Array.from({ length: 300_000 }, (_each, at) => `line ${String((at * 7919) % 1_000_003)} of a very long file`).join('\n');
  addCommits(large, 'main', [{ 'long.txt': text }, { 'long.txt': `${text.slice(0, 4_000_000)}changed${text.slice(4_000_000)}` }, { 'small.txt': 'x\n' }]);
  git(large, 'repack', '-adfq', '--window=10');
  const name = readdirSync(join(large, 'objects', 'pack')).find((each) => each.endsWith('.pack')) ?? '';
  const file = join(large, 'objects', 'pack', name);
  expect(git(large, 'verify-pack', '-v', file)).toMatch(/^[0-9a-f]{40} blob +\d+ \d+ \d+ 1 [0-9a-f]{40}$/m);
  const expected = readFileSync(file.replace('.pack', '.idx'));
  expect(index(readFileSync(file), 100_000, { ...defaultLimits, nativeInflate }).equals(expected)).toBe(true);
  for (const at of ['main', 'main~1', 'main~2']) {
    const oid = git(large, 'rev-parse', `${at}:long.txt`);
    expect(hashObject('blob', readBlob({ dir: large, oid }))).toBe(oid);
  }
});

test('every object of an indexed pack reads as git says, and no other is found', () => {
  const pack = packOf('--delta-base-offset', '--window=20', '--depth=50');
  const file = join(root, 'read.pack');
  writeFileSync(file, pack);
  writeFileSync(file.replace('.pack', '.idx'), index(pack));
  git(root, 'verify-pack', file);
  const opened = new PackFile(file);
  try {
    for (const line of git(source, 'cat-file', '--batch-all-objects', '--batch-check').split('\n')) {
      const [oid = '', type = '', size = ''] = line.split(' ');
      const object = opened.read(bytesFromHex(oid));
      expect(object?.type).toBe(type);
      expect(object?.content.length).toBe(Number(size));
      expect(createHash('sha1').update(`${type} ${size}\0`).update(object?.content ?? '').digest('hex')).toBe(oid);
    }
    for (let at = 0; at < 500; at++) expect(opened.has(createHash('sha1').update(String(at)).digest())).toBe(false);
  } finally {
    opened.close();
  }
});

test('a pack that is cut off anywhere is refused', () => {
  const pack = packOf('--delta-base-offset');
  for (let end = 0; end < pack.length; end += 1 + Math.floor(pack.length / 150)) expect(() => index(pack.subarray(0, end)), String(end)).toThrow();
  expect(() => index(Buffer.concat([pack, Buffer.from('x')]))).toThrow();
});

test('a pack in which any byte was altered is refused', () => {
  const pack = packOf('--delta-base-offset');
  for (let at = 0; at < pack.length; at += 1 + Math.floor(pack.length / 300)) {
    const changed = Buffer.from(pack);
    changed[at] = (changed[at] ?? 0) ^ 0x41;
    expect(() => index(changed), String(at)).toThrow();
  }
});

/** A pack of entries that are given as type, size said, and stream. */
function handmade(entries: readonly { type: number; size: number; extra?: Buffer; stream: Buffer }[], count = entries.length): Buffer {
  const head = Buffer.from('PACK\0\0\0\x02\0\0\0\0', 'latin1');
  head.writeUInt32BE(count, 8);
  const parts: Buffer[] = [head];
  for (const { type, size, extra = Buffer.alloc(0), stream } of entries) {
    const bytes: number[] = [];
    let byte = (type << 4) | (size % 16);
    for (let left = Math.floor(size / 16); left > 0; left = Math.floor(left / 128)) {
      bytes.push(byte | 128);
      byte = left % 128;
    }
    parts.push(Buffer.from([...bytes, byte]), extra, stream);
  }
  const body = Buffer.concat(parts);
  return Buffer.concat([body, createHash('sha1').update(body).digest()]);
}

const blob = { type: 3, size: 5, stream: deflateSync('hello') };

test.each([
  ['that announces more objects than it has', () => handmade([blob], 2)],
  ['that announces four thousand million objects', () => handmade([blob], 0xffffffff)],
  ['with an object of unknown type', () => handmade([{ ...blob, type: 5 }])],
  ['whose object is larger than announced', () => handmade([{ ...blob, size: 4 }])],
  ['whose object is smaller than announced', () => handmade([{ ...blob, size: 6 }])],
  ['whose object announces a terabyte', () => handmade([{ ...blob, size: 2 ** 40 }])],
  ['with a bomb of zlib', () => handmade([{ type: 3, size: 100, stream: deflateSync(Buffer.alloc(50_000_000)) }])],
  ['with a delta that would swell to a gigabyte', () => handmade([blob, { type: 6, size: 8, extra: Buffer.from([14]), stream: deflateSync(Buffer.from([5, 0x80, 0x80, 0x80, 0x80, 0x08, 0x90, 5])) }])],
  ['with a delta on something before its beginning', () => handmade([{ type: 6, size: 4, extra: Buffer.from([120]), stream: deflateSync(Buffer.from([5, 5, 0x90, 5])) }])],
  ['with a delta on itself', () => handmade([{ type: 6, size: 4, extra: Buffer.from([0]), stream: deflateSync(Buffer.from([5, 5, 0x90, 5])) }])],
  ['with a delta on the middle of an object', () => handmade([blob, { type: 6, size: 4, extra: Buffer.from([13]), stream: deflateSync(Buffer.from([5, 5, 0x90, 5])) }])],
  ['with a delta whose base is not there', () => handmade([{ type: 7, size: 4, extra: Buffer.alloc(20, 7), stream: deflateSync(Buffer.from([5, 5, 0x90, 5])) }])],
  ['with a delta that does not fit its base', () => handmade([blob, { type: 6, size: 4, extra: Buffer.from([14]), stream: deflateSync(Buffer.from([9, 5, 0x90, 5])) }])],
  ['of another version', () => Buffer.concat([Buffer.from('PACK\0\0\0\x09\0\0\0\0', 'latin1'), Buffer.alloc(20)])],
  ['that is none', () => Buffer.from('<html>sign in</html> and more and more')],
])('a pack %s is refused', (_, make) => {
  expect(() => index(make())).toThrow();
});

test.each([['a thread', true], ['this thread', false]])('a sink in %s puts a pack in place, and leaves nothing of one that lacks objects', async (_, inThread) => {
  const dir = join(root, `store${String(serial++)}`);
  initStore({ dir, url: 'http://127.0.0.1/x.git' });
  const phases: string[] = [];
  const send = async (pack: Buffer): Promise<string | null> => {
    const sink = await openPackSink({ dir, shallow: [], onProgress: ({ phase }) => phases.push(phase) }, { inThread });
    try {
      for (let at = 0; at < pack.length; at += 3000) {
        const memory = sink.room();
        memory.set(pack.subarray(at, at + 3000));
        await sink.push(memory, Math.min(3000, pack.length - at));
      }
      return (await sink.finish()).name;
    } catch (error) {
      await sink.abort();
      throw error;
    }
  };
  const hole = handmade([{ type: 2, size: 28, stream: deflateSync(Buffer.concat([Buffer.from('100644 a'), Buffer.alloc(1), Buffer.alloc(19, 9)])) }]);
  await expect(send(hole)).rejects.toThrow();
  const tree = Buffer.concat([Buffer.from('100644 a\0'), Buffer.alloc(20, 9)]);
  await expect(send(handmade([{ type: 2, size: tree.length, stream: deflateSync(tree) }]))).rejects.toThrow(/left out 0909/);
  expect(readdirSync(join(dir, 'objects', 'pack'))).toEqual([]);
  const name = await send(packOf('--delta-base-offset'));
  expect(existsSync(join(dir, 'objects', 'pack', `${name ?? ''}.idx`))).toBe(true);
  git(dir, 'fsck', '--full', '--strict');
  expect(phases).toContain('receiving');
});

test('loose objects become one pack that git accepts, and everything stays readable', () => {
  const dir = join(root, `loose${String(serial++)}`);
  initStore({ dir, url: 'http://127.0.0.1/x.git' });
  let parent: string | null = null;
  for (let at = 0; at < 60; at++) {
    parent = writeCommit({ dir, parent, changes: [{ path: `a/b/${String(at % 7)}.yaml`, content: Buffer.from(`value: ${String(at)}\n`.repeat(50)) }], message: `Change ${String(at)}`, author: operator, committer: operator });
  }
  expect(packLooseObjects({ dir })).toBe(0);
  const before = git(dir, 'rev-list', '--objects', parent ?? '');
  const count = Number(git(dir, 'count-objects').split(' ')[0]);
  expect(packLooseObjects({ dir, atLeast: 50 })).toBe(count);
  expect(git(dir, 'count-objects')).toMatch(/^0 objects/);
  expect(git(dir, 'rev-list', '--objects', parent ?? '')).toBe(before);
  git(dir, 'fsck', '--full', '--strict');
  const oid = git(dir, 'rev-parse', `${parent ?? ''}:a/b/3.yaml`);
  expect(Buffer.from(readBlob({ dir, oid })).toString()).toContain('value: 59');
  expect(packLooseObjects({ dir, atLeast: 0 })).toBe(0);
});

test('a loose object that is damaged is left where it is', () => {
  const dir = join(root, `damaged${String(serial++)}`);
  initStore({ dir, url: 'http://127.0.0.1/x.git' });
  writeCommit({ dir, parent: null, changes: [{ path: 'a.yaml', content: Buffer.from('a: 1\n') }], message: 'x', author: operator, committer: operator });
  const folder = join(dir, 'objects', '17');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, '0'.repeat(38)), 'damaged');
  expect(packLooseObjects({ dir, atLeast: 0 })).toBe(3);
  expect(existsSync(join(folder, '0'.repeat(38)))).toBe(true);
});
