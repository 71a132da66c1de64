import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneRepository } from '../../../main/git/clone-repository.ts';
import { fetchRepository } from '../../../main/git/fetch-repository.ts';
import { listTree } from '../../../main/git/list-tree.ts';
import { mergePacks } from '../../../main/git/merge-packs.ts';
import { packLooseObjects } from '../../../main/git/pack-loose-objects.ts';
import { writeCommit } from '../../../main/git/write-commit.ts';
import { start, type GitServer } from '../../harness/git-server.ts';
import { addCommits, git, operator, refsOf, sampleRepository, temporaryFolder } from './real-git.ts';

const root = temporaryFolder();
let server: GitServer;

beforeAll(async () => {
  server = await start({ root });
});
afterAll(async () => server.close());

function packs(dir: string): string[] {
  return readdirSync(join(dir, 'objects', 'pack')).filter((name) => name.endsWith('.idx'));
}

test('the packs of many fetches become one that git accepts, and everything stays readable', async () => {
  const source = sampleRepository(root, 'source.git');
  const dir = join(root, 'clone');
  const remote = { url: `${server.url}/source.git` };
  await cloneRepository({ dir, depth: null, remote });
  for (let at = 0; at < 6; at++) {
    addCommits(source, 'main', [{ 'envs/dev/api.yaml': `replicas: ${String(at)}\n` }, { [`envs/new/${String(at)}.yaml`]: `a: ${String(at)}\n`.repeat(40) }]);
    await fetchRepository({ dir, remote });
  }
  expect(packs(dir)).toHaveLength(7);
  const tip = git(source, 'rev-parse', 'main');
  const before = listTree({ dir, oid: tip });
  expect(mergePacks({ dir, atLeast: 8 })).toBe(0);
  expect(mergePacks({ dir, atLeast: 2 })).toBe(7);
  expect(packs(dir)).toHaveLength(1);
  expect(listTree({ dir, oid: tip })).toEqual(before);
  git(dir, 'fsck', '--full', '--strict');
  for (const name of packs(dir)) git(dir, 'verify-pack', `objects/pack/${name}`);
  addCommits(source, 'main', [{ 'z.yaml': 'z: 1\n' }]);
  await fetchRepository({ dir, remote });
  expect(refsOf(dir)).toBe(refsOf(source));
});

test('packs that share objects are merged without any of them twice', async () => {
  const source = sampleRepository(root, 'shared.git');
  const dir = join(root, 'shared');
  await cloneRepository({ dir, depth: null, remote: { url: `${server.url}/shared.git` } });
  const tip = git(source, 'rev-parse', 'main');
  const commit = (text: string): string => writeCommit({ dir, parent: tip, changes: [{ path: 'a.yaml', content: Buffer.from('same\n') }, { path: 'b.yaml', content: Buffer.from(text) }], message: text, author: operator, committer: operator });
  const one = commit('one');
  expect(packLooseObjects({ dir, atLeast: 0 })).toBeGreaterThan(0);
  // The blob that both commits share is written again, as a killed packing would leave it.
  const two = commit('two');
  expect(packLooseObjects({ dir, atLeast: 0 })).toBeGreaterThan(0);
  expect(packs(dir)).toHaveLength(3);
  expect(mergePacks({ dir, atLeast: 2 })).toBe(3);
  const [name = ''] = packs(dir);
  const oids = git(dir, 'verify-pack', '-v', `objects/pack/${name}`).split('\n').map((line) => line.split(' ')[0] ?? '').filter((word) => /^[0-9a-f]{40}$/.test(word));
  expect(new Set(oids).size).toBe(oids.length);
  git(dir, 'fsck', '--full', '--strict', one, two);
});
