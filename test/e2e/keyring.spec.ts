import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, expect, test } from '@playwright/test';
import { build } from 'rolldown';
import type { TokenStore } from '../../main/app/secrets/token-store.ts';
import { openPrivateKeyring, type PrivateKeyring } from '../harness/private-keyring.ts';

test.skip(process.platform !== 'linux' || process.env['FAIRLEAD_EXECUTABLE'] !== undefined, 'a GNOME keyring belongs to Linux, and its harness to the sources');

let keyring: PrivateKeyring;
let folder = '';

test.beforeAll(async () => {
  keyring = await openPrivateKeyring();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-keyring-app-'));
  await build({
    input: path.resolve(import.meta.dirname, '../harness/keyring-app.ts'), external: ['electron', /^node:/], platform: 'node', transform: { target: 'node20.18' },
    output: { file: path.join(folder, 'index.mjs'), format: 'es' },
  });
  fs.writeFileSync(path.join(folder, 'package.json'), '{"name":"keyring-app","main":"index.mjs"}');
});

test.afterAll(() => {
  keyring?.close();
  fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
});

test('a token is kept by an open keyring, encrypted on disk, and found after a restart', async () => {
  await keyring.start('unlocked');
  const first = await open('gnome-libsecret');
  expect(await withTokens(first, 'set')).toBe('keyring');
  await first.close();
  const saved = fs.readFileSync(path.join(folder, 'data/secrets.json'), 'utf8');
  expect(saved).not.toContain('the-token');
  expect(Buffer.from((JSON.parse(saved) as { a: string }).a, 'base64').subarray(0, 3).toString()).toBe('v11');
  const second = await open('gnome-libsecret');
  expect(await withTokens(second, 'get')).toBe('the-token');
  await second.close();
});

test('a locked keyring never holds the app up: the token stays in memory', async () => {
  await keyring.start('locked');
  const app = await open('gnome-libsecret');
  const begin = Date.now();
  expect(await withTokens(app, 'get')).toBeNull();
  expect(await withTokens(app, 'set')).toBe('session');
  expect(await withTokens(app, 'get')).toBe('the-token');
  expect(Date.now() - begin).toBeLessThan(8_000);
  await app.close();
});

test('a password store that anyone can read is refused', async () => {
  const app = await open('basic');
  expect(await withTokens(app, 'set')).toBe('session');
  await app.close();
});

function open(passwordStore: string): Promise<ElectronApplication> {
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return _electron.launch({
    args: [...flags, '--disable-gpu', '--in-process-gpu', '--disable-dev-shm-usage', '--log-level=3', `--user-data-dir=${folder}/data`, folder],
    env: { ...(process.env as Record<string, string>), ...keyring.env, FAIRLEAD_PASSWORD_STORE: passwordStore },
  });
}

function withTokens(app: ElectronApplication, verb: 'get' | 'set'): Promise<unknown> {
  return app.evaluate((_, what) => {
    const { tokens } = globalThis as unknown as { tokens: TokenStore };
    return what === 'set' ? tokens.set('a', 'the-token') : tokens.get('a');
  }, verb);
}
