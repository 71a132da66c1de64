import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { existsSync, readdirSync } from 'node:fs';
import { createServer as createSocketServer, connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cloneRepository } from '../../../main/git/clone-repository.ts';
import { createDispatcher } from '../../../main/git/dispatcher.ts';
import { fetchRepository } from '../../../main/git/fetch-repository.ts';
import { listRemoteRefs } from '../../../main/git/list-remote-refs.ts';
import { isAppError } from '../../../shared/errors/index.ts';
import { makeCertificate } from '../../harness/certificate.ts';
import { start, type GitServer, type ServerFault } from '../../harness/git-server.ts';
import { addCommits, git, gitWith, refsOf, sampleRepository, temporaryFolder } from './real-git.ts';

const root = temporaryFolder();
const secret = 'glpat-verysecret';
let server: GitServer;
let serial = 0;

beforeAll(async () => {
  sampleRepository(root, 'sample.git');
  server = await start({ root, auth: `oauth2:${secret}` });
});
afterAll(async () => server.close());

const getToken = async (): Promise<string> => Promise.resolve(secret);

function place(): string {
  return join(root, 'clones', `f${String(serial++)}`);
}

async function failure(work: Promise<unknown>): Promise<{ code: string; text: string }> {
  try {
    await work;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return { code: error.code, text: `${error.message} ${JSON.stringify(error.data)} ${error.stack ?? ''} ${String(error.cause)}` };
  }
  throw new Error('it succeeded');
}

test('a token opens the repository, and a wrong or absent one is refused without being repeated', async () => {
  const dir = place();
  await cloneRepository({ dir, depth: null, remote: { url: `${server.url}/sample.git`, getToken } });
  const wrong = await failure(cloneRepository({ dir: place(), depth: null, remote: { url: `${server.url}/sample.git`, getToken: async () => Promise.resolve('wrong-token') } }));
  expect(wrong.code).toBe('REMOTE_UNAUTHORIZED');
  expect(wrong.text).not.toContain('wrong-token');
  expect((await failure(listRemoteRefs({ remote: { url: `${server.url}/sample.git` }, prefixes: [] }))).code).toBe('REMOTE_UNAUTHORIZED');
  expect(server.requests.some(({ line }) => line.includes(secret))).toBe(false);
  expect(existsSync(join(dir, 'config')) && git(dir, 'config', '--list')).not.toContain(secret);
});

test('an address that cannot be cloned is refused before anything is sent, and a password in it is not repeated', async () => {
  for (const url of ['not an address', 'file:///etc', 'git@example.com:a/b.git', 'ssh://example.com/a', 'https://example.com/', `https://user:${secret}@example.com/a.git`]) {
    const error = await failure(cloneRepository({ dir: place(), depth: null, remote: { url } }));
    expect(error.code).toBe('URL_INVALID');
    expect(error.text).not.toContain(secret);
  }
});

test('no such repository, a web page, and a server in trouble each have a code of their own', async () => {
  const faults: ServerFault[] = [];
  const other = await start({ root, faults });
  try {
    expect((await failure(listRemoteRefs({ remote: { url: `${other.url}/none.git` }, prefixes: [] }))).code).toBe('REMOTE_NOT_FOUND');
    faults.push({ match: /info\/refs/, kind: 'garbage', times: 1 });
    expect((await failure(listRemoteRefs({ remote: { url: `${other.url}/sample.git` }, prefixes: [] }))).code).toBe('REMOTE_FAULT');
    faults.push({ match: /info\/refs/, kind: 'status', status: 502, times: 99 });
    const busy = await failure(listRemoteRefs({ remote: { url: `${other.url}/sample.git` }, prefixes: [] }));
    expect(busy).toMatchObject({ code: 'REMOTE_FAULT' });
    expect(busy.text).toContain('502');
  } finally {
    await other.close();
  }
});

test('a server that is not there is unreachable', async () => {
  const gone = createSocketServer();
  await new Promise<void>((ready) => gone.listen(0, '127.0.0.1', ready));
  const { port } = gone.address() as AddressInfo;
  await new Promise<void>((done) => gone.close(() => done()));
  expect((await failure(cloneRepository({ dir: place(), depth: 1, remote: { url: `http://127.0.0.1:${String(port)}/a.git` } }))).code).toBe('REMOTE_UNREACHABLE');
  expect((await failure(cloneRepository({ dir: place(), depth: 1, remote: { url: 'http://no-such-host.invalid/a.git' } }))).code).toBe('REMOTE_UNREACHABLE');
});

test('a pack that is cut off, broken off or altered is refused, and nothing of it stays', async () => {
  const faults: ServerFault[] = [];
  const other = await start({ root, faults });
  try {
    for (const kind of ['truncate', 'reset', 'corrupt'] as const) {
      for (const afterBytes of [10, 700, 2200, 2900]) {
        const dir = place();
        // The second POST carries the pack, the first one lists the refs; a connection that broke off is tried once more.
        faults.splice(0, faults.length, { match: /POST/, kind: 'truncate', afterBytes: 1e9, times: 1 }, { match: /POST/, kind, afterBytes, times: 2 });
        const clone = cloneRepository({ dir, depth: null, remote: { url: `${other.url}/sample.git` } });
        if (kind === 'corrupt' && (await clone.then(() => true, () => false))) {
          // The altered byte was one of the server's progress messages.
          git(dir, 'fsck', '--full', '--strict');
          continue;
        }
        const error = await failure(clone);
        expect([kind, afterBytes, error.code]).toEqual([kind, afterBytes, 'REMOTE_FAULT']);
        expect(readdirSync(join(root, 'clones')).filter((name) => name.startsWith(dir.split('/').pop() ?? '-'))).toEqual([]);
      }
    }
  } finally {
    await other.close();
  }
});

test('a fetch that fails leaves refs and packs as they were, and the next one succeeds', async () => {
  const source = sampleRepository(root, 'moving.git');
  const faults: ServerFault[] = [];
  const other = await start({ root, faults });
  try {
    const dir = place();
    await cloneRepository({ dir, depth: null, remote: { url: `${other.url}/moving.git` } });
    const before = refsOf(dir);
    addCommits(source, 'main', [{ 'big.yaml': `key: ${randomBytes(30_000).toString('base64')}\n` }, { 'envs/dev/api.yaml': 'a: 1\n' }]);
    // Well within the pack: before it there may be words of progress, whose damage nobody would notice.
    const afterBytes = 8000;
    for (const kind of ['truncate', 'reset', 'corrupt'] as const) {
      faults.splice(0, faults.length, { match: /POST/, kind: 'truncate', afterBytes: 1e9, times: 1 }, { match: /POST/, kind, afterBytes, times: 9 });
      expect((await failure(fetchRepository({ dir, remote: { url: `${other.url}/moving.git` } }))).code).toBe('REMOTE_FAULT');
      expect(refsOf(dir)).toBe(before);
      expect(readdirSync(join(dir, 'objects', 'pack')).filter((name) => name.startsWith('tmp_'))).toEqual([]);
    }
    faults.length = 0;
    await fetchRepository({ dir, remote: { url: `${other.url}/moving.git` } });
    expect(refsOf(dir)).toBe(refsOf(source));
    git(dir, 'fsck', '--full', '--strict');
  } finally {
    await other.close();
  }
});

test('an unknown certificate is refused, and accepted once its authority is added', async () => {
  const tls = makeCertificate();
  const secure = await start({ root, tls });
  const url = `${secure.url}/sample.git`;
  const dispatcher = createDispatcher({ proxy: null, extraCertificates: [tls.cert] });
  try {
    expect((await failure(cloneRepository({ dir: place(), depth: null, remote: { url } }))).code).toBe('REMOTE_TLS');
    expect(await cloneRepository({ dir: place(), depth: null, remote: { url, dispatcher } })).toMatchObject({ empty: false });
  } finally {
    await dispatcher.close();
    await secure.close();
  }
});

test('a redirect is followed, and the token stays with the origin it was given for', async () => {
  const open = await start({ root });
  const front = createServer((request, response) => {
    seen.push(request.headers.authorization);
    response.writeHead(302, { location: `${open.url}${request.url ?? ''}` }).end();
  });
  const seen: (string | undefined)[] = [];
  const url = await listen(front);
  try {
    await cloneRepository({ dir: place(), depth: null, remote: { url: `${open.url}/redirect/sample.git`, getToken } });
    expect(open.requests.at(-1)?.line).toBe('POST /sample.git/git-upload-pack');
    expect(open.requests.at(-1)?.authorization).toContain('Basic ');
    open.requests.length = 0;
    await cloneRepository({ dir: place(), depth: null, remote: { url: `${url}/sample.git`, getToken } });
    expect(seen[0]).toContain('Basic ');
    expect(open.requests.map(({ authorization }) => authorization)).toEqual(open.requests.map(() => undefined));
  } finally {
    front.close();
    await open.close();
  }
});

test('a proxy is used with its own password, and one that refuses is named', async () => {
  const asked: string[] = [];
  const proxy = createServer();
  proxy.on('connect', (request, socket) => {
    asked.push(request.headers['proxy-authorization'] ?? '');
    if (!asked.at(-1)?.includes(Buffer.from('me:pw').toString('base64'))) {
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  const address = new URL(await listen(proxy));
  const good = createDispatcher({ proxy: `http://me:pw@${address.host}`, extraCertificates: [] });
  const bad = createDispatcher({ proxy: address.href, extraCertificates: [] });
  const remote = { url: `${server.url}/sample.git`, getToken };
  try {
    expect(await cloneRepository({ dir: place(), depth: null, remote: { ...remote, dispatcher: good } })).toMatchObject({ empty: false });
    const refused = await failure(cloneRepository({ dir: place(), depth: null, remote: { ...remote, dispatcher: bad } }));
    expect(refused.code).toBe('REMOTE_PROXY');
    expect(refused.text).not.toContain(secret);
  } finally {
    await Promise.all([good.destroy(), bad.destroy()]);
    proxy.closeAllConnections();
    proxy.close();
  }
});

test('asking for one branch costs under 1 KB with thousands of refs', async () => {
  const source = sampleRepository(root, 'many.git');
  const tip = git(source, 'rev-parse', 'main');
  gitWith(source, Array.from({ length: 5000 }, (_, at) => `create refs/heads/b/${String(at)} ${tip}\n`).join(''), ['update-ref', '--stdin']);
  const other = await start({ root });
  try {
    const refs = await listRemoteRefs({ remote: { url: `${other.url}/many.git` }, prefixes: ['refs/heads/main'] });
    expect(refs).toEqual([{ ref: 'refs/heads/main', oid: tip, target: null }]);
    expect(other.bytes).toBeLessThan(1024);
    const dir = place();
    await cloneRepository({ dir, depth: null, remote: { url: `${other.url}/many.git` } });
    expect(refsOf(dir)).toBe(refsOf(source));
  } finally {
    await other.close();
  }
});

async function listen(server_: Server): Promise<string> {
  await new Promise<void>((ready) => server_.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${String((server_.address() as AddressInfo).port)}`;
}
