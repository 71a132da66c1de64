import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askKeyringState } from '../../../main/app/secrets/keyring-state.ts';
import { openPrivateKeyring, type PrivateKeyring } from '../../harness/private-keyring.ts';

const possible = process.platform === 'linux' && ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'].every((name) => spawnSync('sh', ['-c', `command -v ${name}`]).status === 0);
let keyring: PrivateKeyring;

beforeAll(async () => {
  if (!possible) return;
  keyring = await openPrivateKeyring();
  process.env['DBUS_SESSION_BUS_ADDRESS'] = keyring.env['DBUS_SESSION_BUS_ADDRESS'];
});
afterAll(() => keyring?.close());

test.skipIf(!possible)('a new keyring without a collection counts as locked: a write would ask for a password', async () => {
  await keyring.start('locked');
  expect(await askKeyringState('gnome_libsecret')).toBe('locked');
});

test.skipIf(!possible)('an open keyring is open, and a locked one locked, without any prompt', async () => {
  await keyring.start('unlocked');
  expect(await askKeyringState('gnome_libsecret')).toBe('open');
  await keyring.start('locked');
  expect(await askKeyringState('gnome_libsecret')).toBe('locked');
});

test.skipIf(!possible)('a wallet service that is not there is absent', async () => {
  expect(await askKeyringState('kwallet6')).toBe('absent');
});

test('where there is no bus the keyring is absent', async () => {
  const saved = process.env['DBUS_SESSION_BUS_ADDRESS'];
  process.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nowhere/bus';
  expect(await askKeyringState('gnome_libsecret')).toBe('absent');
  process.env['DBUS_SESSION_BUS_ADDRESS'] = saved ?? '';
});
