import { type ChildProcess, execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChannelName, Input, Output } from '../../../shared/contract/channels.ts';
import type { Envelope } from '../../../shared/contract/envelope.ts';
import { hashText } from '../../../shared/edit/index.ts';
import type { FromEngine } from '../../../main/engine-protocol/messages.ts';
import { start, type GitServer } from '../../harness/git-server.ts';
import { history, temporaryFolder } from './engine-world.ts';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let server: GitServer;
let children: ChildProcess[];

beforeEach(async () => {
  folder = await temporaryFolder();
  children = [];
  const bare = join(folder.dir, 'served', 'infra.git');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', bare]);
  const lines = Array.from({ length: 200 }, (_, index) => `key${index}: ${index}\n`).join('');
  execFileSync('git', ['--git-dir', bare, 'fast-import', '--quiet'], { input: history({ 'a.yaml': lines, 'b.yaml': lines }) });
  server = await start({ root: join(folder.dir, 'served') });
}, 60_000);

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await server.close();
  await folder.dispose();
});

interface Host {
  readonly child: ChildProcess;
  call<Name extends ChannelName>(channel: Name, input: Input<Name>): Promise<Output<Name>>;
}

/** Starts an engine in a process; calls that it does not answer because it died stay pending. */
function startHost(): Host {
  const child = fork(join(import.meta.dirname, '../../harness/engine-host.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: ['--disable-warning=ExperimentalWarning'] });
  children.push(child);
  const waiting = new Map<number, (envelope: Envelope) => void>();
  let nextId = 1;
  child.on('message', (message: FromEngine) => {
    if (message.kind === 'reply') waiting.get(message.id)?.(message.envelope);
    if (message.kind === 'proxy.resolve') child.send({ kind: 'proxy.reply', id: message.id, proxies: 'DIRECT' });
  });
  child.send({ kind: 'start', dataDir: join(folder.dir, 'data'), appVersion: '0' });
  return {
    child,
    call: async <Name extends ChannelName>(channel: Name, input: Input<Name>) => {
      const id = nextId++;
      const answered = new Promise<Envelope>((resolve) => { waiting.set(id, resolve); });
      if (!child.connected) return new Promise<never>(() => { /* It is dead: nothing will come. */ });
      child.send({ kind: 'call', id, channel, input }, () => { /* The pipe may break while it is being killed. */ });
      const envelope = await answered;
      if (!envelope.ok) throw new Error(`${channel}: ${envelope.error.code} ${envelope.error.message}`);
      return envelope.value as Output<Name>;
    },
  };
}

async function kill(host: Host): Promise<void> {
  const ended = once(host.child, 'exit');
  host.child.kill('SIGKILL');
  await ended;
}

test('finds every edit that was answered after being killed at any moment, many times over', async () => {
  let host = startHost();
  const { id: repositoryId } = await host.call('repository.add', { url: `${server.url}/infra.git`, accountId: null });
  await host.call('repository.fetch', { id: repositoryId });
  const { id: draftId } = await host.call('draft.create', { repositoryId, branch: 'main', title: 'Killed' });
  const texts = new Map<string, string>();
  for (const path of ['a.yaml', 'b.yaml']) texts.set(path, (await host.call('draft.document', { draftId, path })).text ?? '');
  for (let round = 0; round < 4; round++) {
    const typed = typeUntilKilled(host, { draftId, round, texts });
    await typed.first;
    await new Promise((resolve) => { setTimeout(resolve, 20 + Math.random() * 150); });
    await kill(host);
    typed.stop();
    host = startHost();
    for (const [path, text] of texts) {
      const found = (await host.call('draft.document', { draftId, path })).text ?? '';
      // One edit more may be there: written, and the engine killed before it could say so.
      expect([text, `# ${round} ${typed.count()}\n${text}`]).toContain(found);
      texts.set(path, found);
    }
  }
  await kill(host);
}, 120_000);

interface Typing {
  readonly first: Promise<void>;
  count(): number;
  stop(): void;
}

/** Types into two files in turn, as fast as the engine answers; `texts` holds what was answered. */
function typeUntilKilled(host: Host, { draftId, round, texts }: { draftId: string; round: number; texts: Map<string, string> }): Typing {
  let count = 0;
  let stopped = false;
  const once = async (): Promise<void> => {
    const path = count % 2 === 0 ? 'a.yaml' : 'b.yaml';
    const edit = {
      path, kind: 'text' as const, label: 'Typed', target: null, operations: [], splices: [{ start: 0, end: 0, text: `# ${round} ${count}\n` }],
      beforeHash: hashText(texts.get(path) ?? ''), coalesce: count % 3 === 0,
    };
    const done = await host.call('draft.edit', { draftId, edit });
    texts.set(path, done.text ?? '');
    count++;
  };
  const first = once();
  const rest = async (): Promise<void> => {
    await first;
    while (!stopped) await once();
  };
  rest().catch(() => { /* Told by what is found afterwards. */ });
  return { first, count: () => count, stop: () => { stopped = true; } };
}

test('goes on with a clone that was killed in the middle, and leaves no wreck', async () => {
  let host = startHost();
  server.faults.push({ match: /git-upload-pack$/, kind: 'hang', afterBytes: 200, times: 1 });
  const { id } = await host.call('repository.add', { url: `${server.url}/infra.git`, accountId: null });
  await expect.poll(() => server.requests.some(({ line }) => line.startsWith('POST')), { timeout: 20_000 }).toBe(true);
  await new Promise((resolve) => { setTimeout(resolve, 200); });
  await kill(host);
  host = startHost();
  await expect.poll(async () => (await host.call('repository.list', {}))[0]?.state, { timeout: 30_000 }).toBe('ready');
  const dir = join(folder.dir, 'data', 'repositories', id);
  expect(execFileSync('git', ['--git-dir', dir, 'fsck', '--strict'], { encoding: 'utf8', stdio: 'pipe' })).toBe('');
  expect(execFileSync('find', [dir, '-name', '*.part', '-o', '-name', 'tmp*'], { encoding: 'utf8' })).toBe('');
  await kill(host);
}, 120_000);

test('ends when it is told to, letting the next engine have the data at once', async () => {
  const host = startHost();
  await host.call('settings.set', { theme: 'dark' });
  const ended = once(host.child, 'exit');
  host.child.send({ kind: 'stop' });
  expect(await ended).toEqual([0, null]);
  const next = startHost();
  expect(await next.call('settings.get', {})).toMatchObject({ theme: 'dark' });
  await kill(next);
}, 60_000);
