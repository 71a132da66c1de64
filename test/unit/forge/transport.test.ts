import { expect, test } from 'vitest';
import { jsonResponse, JumpingClock, networkFailure, rejection, scriptedFetch, secret, transportOver } from './scripted-fetch.ts';

const ask = { path: '/user', noun: 'user' } as const;
const html = (status: number): Response => new Response('<html><title>Sign in</title></html>', { status, headers: { 'content-type': 'text/html; charset=utf-8' } });

test('sends the token to the forge, and no token in the URL', async () => {
  const script = scriptedFetch(jsonResponse({ id: 1 }));
  await transportOver(script).sendForJson(ask);
  expect(script.calls[0]?.headers.get('private-token')).toBe(secret);
  expect(script.calls[0]?.url).toBe('https://git.example.com/api/v4/user');
});

test('repeats a GET after a passing fault and gives up after three tries', async () => {
  const script = scriptedFetch(jsonResponse({}, { status: 502 }), networkFailure('ECONNRESET'), jsonResponse({ id: 7 }));
  expect((await transportOver(script).sendForJson(ask)).body).toEqual({ id: 7 });
  const hopeless = scriptedFetch(...[1, 2, 3].map(() => jsonResponse({}, { status: 503 })));
  const error = await rejection(transportOver(hopeless).sendForJson(ask));
  expect(error).toMatchObject({ code: 'FORGE_FAULT', data: { status: 503 } });
  expect(hopeless.calls).toHaveLength(3);
});

test.each(['POST', 'PUT', 'DELETE'] as const)('never repeats a %s', async (method) => {
  for (const failure of [jsonResponse({}, { status: 502 }), jsonResponse({}, { status: 429, headers: { 'retry-after': '1' } }), networkFailure('ECONNRESET')]) {
    const script = scriptedFetch(failure);
    await rejection(transportOver(script).sendForJson({ ...ask, method, body: { title: 'x' } }));
    expect(script.calls).toHaveLength(1);
  }
});

test('waits as long as Retry-After asks, and tells when that is too long', async () => {
  const clock = new JumpingClock();
  const script = scriptedFetch(jsonResponse({}, { status: 429, headers: { 'retry-after': '7' } }), jsonResponse({ id: 1 }));
  await transportOver(script, clock).sendForJson(ask);
  expect(clock.slept.reduce((sum, ms) => sum + ms, 0)).toBe(7000);
  const busy = scriptedFetch(new Response('Retry later\n', { status: 429, headers: { 'retry-after': '600' } }));
  expect(await rejection(transportOver(busy).sendForJson(ask))).toMatchObject({ code: 'FORGE_RATE_LIMITED', data: { seconds: 600 } });
});

test('keeps quiet towards the whole host while it has no allowance left', async () => {
  const clock = new JumpingClock();
  const reset = String(clock.now() / 1000 + 5);
  const script = scriptedFetch(jsonResponse({}, { headers: { 'ratelimit-remaining': '0', 'ratelimit-reset': reset } }), jsonResponse({}));
  const transport = transportOver(script, clock);
  await transport.sendForJson(ask);
  expect(clock.slept).toEqual([]);
  await transport.sendForJson({ ...ask, path: '/projects' });
  expect(clock.slept).toEqual([5000]);
});

test.each([
  [401, 'FORGE_UNAUTHORIZED'], [403, 'FORGE_FORBIDDEN'], [404, 'FORGE_NOT_FOUND'], [409, 'FORGE_CONFLICT'], [400, 'FORGE_INVALID'], [422, 'FORGE_INVALID'],
  [429, 'FORGE_RATE_LIMITED'], [500, 'FORGE_FAULT'], [407, 'FORGE_PROXY'],
])('translates status %i to %s', async (status, code) => {
  const answers = [1, 2, 3].map(() => jsonResponse({ message: 'because' }, { status, headers: { 'retry-after': '999' } }));
  expect((await rejection(transportOver(scriptedFetch(...answers)).sendForJson(ask))).code).toBe(code);
});

test.each([
  ['ENOTFOUND', 'FORGE_UNREACHABLE'], ['ECONNREFUSED', 'FORGE_UNREACHABLE'], ['UND_ERR_CONNECT_TIMEOUT', 'FORGE_UNREACHABLE'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'FORGE_TLS'], ['CERT_HAS_EXPIRED', 'FORGE_TLS'], ['ERR_TLS_CERT_ALTNAME_INVALID', 'FORGE_TLS'],
])('translates the network failure %s to %s', async (code, expected) => {
  const script = scriptedFetch(...[1, 2, 3].map(() => networkFailure(code)));
  expect((await rejection(transportOver(script).sendForJson(ask))).code).toBe(expected);
});

test('understands the words of Chromium and of a refusing proxy', async () => {
  const codeAfter = async (message: string): Promise<string> => (await rejection(transportOver(scriptedFetch(...[1, 2, 3].map(() => new Error(message)))).sendForJson(ask))).code;
  expect(await codeAfter('net::ERR_CERT_AUTHORITY_INVALID')).toBe('FORGE_TLS');
  expect(await codeAfter('net::ERR_TUNNEL_CONNECTION_FAILED')).toBe('FORGE_PROXY');
  expect(await codeAfter('net::ERR_NAME_NOT_RESOLVED')).toBe('FORGE_UNREACHABLE');
  expect(await codeAfter('Proxy response (407) !== 200 when HTTP Tunneling')).toBe('FORGE_PROXY');
});

test('says what a forge answered, whichever form it chose', async () => {
  const detailOf = async (body: unknown): Promise<unknown> => (await rejection(transportOver(scriptedFetch(jsonResponse(body, { status: 422 }))).sendForJson(ask))).data['detail'];
  expect(await detailOf({ message: { title: ["can't be blank"], base: ['Branch is gone'] } })).toBe("title can't be blank; Branch is gone");
  expect(await detailOf({ message: ['one', 'two'] })).toBe('one; two');
  expect(await detailOf({ error: 'invalid_token', error_description: 'Token was revoked.' })).toBe('Token was revoked.');
});

test('does not take a web page for an answer', async () => {
  expect(await rejection(transportOver(scriptedFetch(html(200))).sendForJson(ask))).toMatchObject({ code: 'FORGE_UNSUPPORTED' });
  expect(await rejection(transportOver(scriptedFetch(html(403))).sendForJson(ask))).toMatchObject({ code: 'FORGE_UNSUPPORTED' });
  const broken = new Response('{"id": 1', { headers: { 'content-type': 'application/json' } });
  expect(await rejection(transportOver(scriptedFetch(broken)).sendForJson(ask))).toMatchObject({ code: 'FORGE_UNSUPPORTED' });
});

test('follows a moved project within the host, for reads alone', async () => {
  const moved = (): Response => new Response(null, { status: 301, headers: { location: 'https://git.example.com/api/v4/projects/9' } });
  const script = scriptedFetch(moved(), jsonResponse({ id: 9 }));
  expect((await transportOver(script).sendForJson({ path: '/projects/old%2Fname', noun: 'project' })).body).toEqual({ id: 9 });
  expect(script.calls[1]?.headers.get('private-token')).toBe(secret);
  const write = scriptedFetch(moved());
  expect(await rejection(transportOver(write).sendForJson({ ...ask, method: 'POST', body: {} }))).toMatchObject({ code: 'FORGE_CONFLICT' });
  expect(write.calls).toHaveLength(1);
});

test('never sends the token to another host', async () => {
  const script = scriptedFetch(new Response(null, { status: 302, headers: { location: 'https://elsewhere.example.org/x' } }));
  expect(await rejection(transportOver(script).sendForJson(ask))).toMatchObject({ code: 'FORGE_UNSUPPORTED' });
  expect(script.calls).toHaveLength(1);
});

test('asks again with the ETag and takes what is unchanged from memory, for the same token only', async () => {
  let token = 'first-token';
  const fresh = (): Response => jsonResponse({ id: 1 }, { headers: { etag: 'W/"a"', 'x-next-page': '2' } });
  const script = scriptedFetch(fresh(), new Response(null, { status: 304 }), fresh());
  const transport = transportOver(script, new JumpingClock(), { token: () => Promise.resolve(token) });
  await transport.sendForJson(ask);
  const again = await transport.sendForJson(ask);
  expect(again.body).toEqual({ id: 1 });
  expect(again.headers.get('x-next-page')).toBe('2');
  expect(script.calls.map((call) => call.headers.get('if-none-match'))).toEqual([null, 'W/"a"']);
  token = 'second-token';
  await transport.sendForJson({ path: '/version', noun: 'version' });
  expect(script.calls[2]?.headers.get('if-none-match')).toBeNull();
});

test('leaves no token in an error, its cause or its data', async () => {
  const leaky = (): Error => new TypeError(`fetch failed for https://me:${secret}@git.example.com/`, { cause: Object.assign(new Error(`PRIVATE-TOKEN: ${secret}`), { request: { headers: { 'private-token': secret } } }) });
  const error = await rejection(transportOver(scriptedFetch(leaky(), leaky(), leaky())).sendForJson(ask));
  const told = jsonResponse({ message: `token ${secret} is unknown` }, { status: 401 });
  const other = await rejection(transportOver(scriptedFetch(told)).sendForJson(ask));
  for (const each of [error, other]) {
    const seen = JSON.stringify([each.message, each.data, each.stack, each.cause instanceof Error ? [each.cause.message, each.cause.stack, each.cause.cause instanceof Error ? each.cause.cause.stack : ''] : '']);
    expect(seen).not.toContain(secret);
    expect(JSON.stringify(each.cause ?? '')).not.toContain('private-token');
  }
});

test('stops at once when it is cancelled, and says so', async () => {
  const control = new AbortController();
  const script = scriptedFetch((_url, init) => new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
    control.abort();
  }));
  expect((await rejection(transportOver(script).sendForJson({ ...ask, signal: control.signal }))).code).toBe('CANCELLED');
});

test('gives up on a forge that does not answer in time', async () => {
  const hang = (_url: string, init: RequestInit): Promise<Response> => new Promise((_resolve, reject) => {
    init.signal?.addEventListener('abort', () => reject(init.signal?.reason as Error));
  });
  const error = await rejection(transportOver(scriptedFetch(hang, hang, hang), new JumpingClock(), { timeoutMs: 20 }).sendForJson(ask));
  expect(error).toMatchObject({ code: 'FORGE_UNREACHABLE', data: { detail: 'it did not answer in time' } });
});

test('asks a host at most six things at once', async () => {
  let running = 0;
  let most = 0;
  const slow = async (): Promise<Response> => {
    most = Math.max(most, running += 1);
    await new Promise((resolve) => { setTimeout(resolve, 2); });
    running -= 1;
    return jsonResponse({});
  };
  const transport = transportOver(scriptedFetch(...Array.from({ length: 30 }, () => slow)));
  await Promise.all(Array.from({ length: 30 }, (_each, index) => transport.sendForJson({ path: `/projects/${index}`, noun: 'project' })));
  expect(most).toBe(6);
});
