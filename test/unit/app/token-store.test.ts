import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Keyring } from '../../../main/app/secrets/keyring.ts';
import { openTokenStore } from '../../../main/app/secrets/token-store.ts';

let folder = '';
let file = '';
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-tokens-'));
  file = path.join(folder, 'secrets.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

/** A keyring whose encryption is a reversal, enough to see that the file never holds the plain token. */
function keyring(isOpen: boolean): Keyring {
  const turn = (text: string): string => text.split('').toReversed().join('');
  return { isOpen: async () => isOpen, encrypt: turn, decrypt: turn };
}

test('a token is kept under the keyring and found again after a restart', async () => {
  expect(await openTokenStore(file, keyring(true)).set('a1', 'glpat-secret')).toBe('keyring');
  expect(await openTokenStore(file, keyring(true)).get('a1')).toBe('glpat-secret');
  expect(fs.readFileSync(file, 'utf8')).not.toContain('glpat-secret');
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
});

test('without a keyring a token lives until the app closes, and nothing is written', async () => {
  const store = openTokenStore(file, keyring(false));
  expect(await store.set('a1', 'glpat-secret')).toBe('session');
  expect(await store.get('a1')).toBe('glpat-secret');
  expect(fs.existsSync(file)).toBe(false);
  expect(await openTokenStore(file, keyring(false)).get('a1')).toBeNull();
});

test('a token entered while the keyring is locked does not leave an older one behind', async () => {
  await openTokenStore(file, keyring(true)).set('a1', 'old');
  expect(await openTokenStore(file, keyring(false)).set('a1', 'new')).toBe('session');
  expect(await openTokenStore(file, keyring(true)).get('a1')).toBeNull();
});

test('tokens set at the same moment are all kept, and a deleted one is gone', async () => {
  const store = openTokenStore(file, keyring(true));
  await Promise.all(['a', 'b', 'c'].map((id) => store.set(id, `token-${id}`)));
  await store.delete('b');
  const again = openTokenStore(file, keyring(true));
  expect(await Promise.all(['a', 'b', 'c'].map((id) => again.get(id)))).toEqual(['token-a', null, 'token-c']);
});

test('a token that the keyring cannot read any more is as good as missing', async () => {
  await openTokenStore(file, keyring(true)).set('a1', 'x');
  const changed: Keyring = { ...keyring(true), decrypt: () => { throw new Error('wrong key'); } };
  expect(await openTokenStore(file, changed).get('a1')).toBeNull();
});
