import { connectSessionBus, type SessionBus } from './session-bus.ts';

/** Whether the keyring would answer at once; `locked` and `absent` would make a call wait for a person, or fail. */
export type KeyringState = 'open' | 'locked' | 'absent';

const limitMs = 2_500;

/**
 * Asks the keyring that Chromium has chosen, over the message bus and within 2.5 s, whether it is open.
 * Chromium's own call blocks the whole main process behind a password prompt while it is not.
 */
export async function askKeyringState(backend: string): Promise<KeyringState> {
  let bus: SessionBus | undefined;
  try {
    bus = await connectSessionBus(limitMs);
    if (!bus) return 'absent';
    if (backend === 'gnome_libsecret') return await askSecretService(bus);
    if (backend.startsWith('kwallet')) return await askKwallet(bus, backend);
    return 'absent';
  } catch {
    return 'absent';
  } finally {
    bus?.close();
  }
}

async function askSecretService(bus: SessionBus): Promise<KeyringState> {
  const destination = 'org.freedesktop.secrets';
  const service = { destination, path: '/org/freedesktop/secrets', interface: 'org.freedesktop.Secret.Service' };
  const collection = await bus.call({ ...service, member: 'ReadAlias', arguments: ['default'] });
  // Without a default collection a first write would ask for a new password.
  if (typeof collection !== 'string' || collection === '/') return 'locked';
  const properties = { destination, path: collection, interface: 'org.freedesktop.DBus.Properties' };
  const locked = await bus.call({ ...properties, member: 'Get', arguments: ['org.freedesktop.Secret.Collection', 'Locked'] });
  return locked === false ? 'open' : 'locked';
}

async function askKwallet(bus: SessionBus, backend: string): Promise<KeyringState> {
  const name = { kwallet5: 'kwalletd5', kwallet6: 'kwalletd6' }[backend] ?? 'kwalletd';
  const wallet = { destination: `org.kde.${name}`, path: `/modules/${name}`, interface: 'org.kde.KWallet' };
  const network = await bus.call({ ...wallet, member: 'networkWallet', arguments: [] });
  if (typeof network !== 'string') return 'absent';
  return (await bus.call({ ...wallet, member: 'isOpen', arguments: [network] })) === true ? 'open' : 'locked';
}
