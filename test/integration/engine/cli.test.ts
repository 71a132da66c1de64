import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addProject, addToken, addUser } from '../../../main/box/seed.ts';
import { type Box, startBox } from '../../../main/box/start-box.ts';
import { runCli } from '../../../main/cli/run-cli.ts';
import { history, temporaryFolder } from './engine-world.ts';
import { commitFile, realGit } from './real-git.ts';

const values = 'image:\n  tag: "1.2" # keep in step\nreplicas: 3\nhosts: [a.example, b.example]\n';
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let box: Box;
let remoteDir: string;
let token: string;

beforeEach(async () => {
  folder = await temporaryFolder();
  box = await startBox({ dataDir: join(folder.dir, 'box') });
  const ann = addUser(box.world, { username: 'ann', name: 'Ann Example', email: 'ann@example.invalid' });
  token = addToken(box.world, ann);
  const project = await addProject(box.world, { path: 'platform/infra', name: 'infra', members: [{ userId: ann.id, accessLevel: 40 }], history: history({ 'prod/values.yaml': values }) });
  remoteDir = box.world.repository(project).directory;
}, 60_000);

afterEach(async () => {
  await box.close();
  await folder.dispose();
});

async function fairlead(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const code = await runCli([...args, '--data-dir', join(folder.dir, 'data'), '--insecure-store'], {
    stdout: (text) => { written.out += typeof text === 'string' ? text : Buffer.from(text).toString('utf8'); },
    stderr: (text) => { written.err += text; },
    readStdin: () => Promise.resolve(`${token}\n`),
  });
  return { code, ...written };
}

test('goes from an account to a merged request without a window', async () => {
  const added = await fairlead('account', 'add', box.url, '--token-file', '-');
  expect(added).toMatchObject({ code: 0, err: '' });
  expect(added.out).toContain('not encrypted');
  expect(added.out).not.toContain(token);
  expect(await fairlead('repo', 'add', `${box.url}/platform/infra.git`)).toMatchObject({ code: 0 });
  expect(JSON.parse((await fairlead('repo', 'list', '--json')).out)).toMatchObject([{ name: 'infra', state: 'ready', projectPath: 'platform/infra' }]);
  expect((await fairlead('show', 'prod/values.yaml')).out).toBe(values);
  expect((await fairlead('show', 'prod/values.yaml', 'image.tag')).out).toBe('1.2\n');
  expect((await fairlead('show', 'prod/values.yaml', '--fields')).out).toContain('hosts[1]   b.example');

  expect(await fairlead('set', 'prod/values.yaml', 'replicas', '5')).toMatchObject({ code: 0 });
  expect(await fairlead('set', 'prod/values.yaml', 'image.tag', '1.3')).toMatchObject({ code: 0 });
  const review = await fairlead('review');
  expect(review).toMatchObject({ code: 0 });
  expect(review.out).toContain('replicas: 3 → 5');
  expect(review.out).toContain('warning PRODUCTION');
  const opened = JSON.parse((await fairlead('open-request', '--json')).out) as { iid: number; sourceBranch: string };
  expect(realGit(remoteDir, 'diff', '--numstat', 'main', opened.sourceBranch).trim()).toBe('2\t2\tprod/values.yaml');
  expect((await fairlead('draft', 'list')).out).toContain(`sent as !${opened.iid}`);
  expect((await fairlead('request', 'list')).out).toContain(`!${opened.iid}`);
  expect(await fairlead('request', 'merge', String(opened.iid), '--wait')).toMatchObject({ code: 0 });
  expect(realGit(remoteDir, 'show', 'main:prod/values.yaml')).toBe(values.replace('"1.2"', '"1.3"').replace('replicas: 3', 'replicas: 5'));
}, 120_000);

test('ends with the documented exit codes, and says as JSON what was wrong', async () => {
  expect(await fairlead('account', 'add', box.url, '--token-file', '-')).toMatchObject({ code: 0 });
  expect(await fairlead('repo', 'add', `${box.url}/platform/infra.git`)).toMatchObject({ code: 0 });
  expect(await fairlead('fly')).toMatchObject({ code: 2 });
  expect(await fairlead('set', 'prod/values.yaml', 'replicas')).toMatchObject({ code: 2 });
  expect(await fairlead('set', 'prod/values.yaml', 'replicas', 'many')).toMatchObject({ code: 2 });
  expect(await fairlead('show', 'absent.yaml')).toMatchObject({ code: 6 });
  expect(await fairlead('open-request')).toMatchObject({ code: 6 });
  expect(await fairlead('repo', 'add', 'ftp://example.invalid/x')).toMatchObject({ code: 7 });
  await fairlead('set', 'prod/values.yaml', 'replicas', '5');
  commitFile(remoteDir, { branch: 'main', path: 'prod/values.yaml', text: values.replace('replicas: 3', 'replicas: 4') });
  const conflict = await fairlead('open-request', '--json');
  expect(conflict.code).toBe(3);
  expect(JSON.parse(conflict.err)).toMatchObject({ error: { code: 'CONFLICT', data: { count: 1 } } });
  expect(await fairlead('review')).toMatchObject({ code: 3 });
  for (const each of box.world.records.tokens) each.revoked = true;
  expect(await fairlead('repo', 'fetch')).toMatchObject({ code: 4 });
  expect((await fairlead('repo', 'fetch')).err).not.toContain(token);
  await box.close();
  expect(await fairlead('repo', 'fetch')).toMatchObject({ code: 5 });
}, 120_000);

test('shows the help of each command and refuses a second engine on the same data', async () => {
  for (const command of [['account', 'add'], ['repo', 'add'], ['show'], ['set'], ['draft', 'list'], ['review'], ['open-request'], ['request', 'merge']]) {
    const help = await fairlead(...command, '--help');
    expect(help.code).toBe(0);
    expect(help.out).toContain(`fairlead ${command.join(' ')}`);
  }
  writeFileSync(join(folder.dir, 'token'), token);
  expect(await fairlead('account', 'add', box.url, '--token-file', join(folder.dir, 'token'))).toMatchObject({ code: 0 });
  const { openEngine } = await import('./engine-world.ts');
  const other = openEngine(join(folder.dir, 'data'));
  await other.call('account.list', {});
  expect(await fairlead('account', 'list')).toMatchObject({ code: 8 });
  await other.engine.dispose();
  expect(await fairlead('account', 'list')).toMatchObject({ code: 0 });
}, 60_000);
