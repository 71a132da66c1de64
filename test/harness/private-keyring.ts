import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A message bus and a GNOME keyring of a test's own, apart from the user's. */
export interface PrivateKeyring {
  /** The environment in which programs find them. */
  readonly env: Readonly<Record<string, string>>;
  /** (Re)starts the keyring: opened by its password (made at the first time), or left locked. */
  start(how: 'unlocked' | 'locked'): Promise<void>;
  close(): void;
}

/** Starts a private session bus; the keyring is started by `start`. */
export async function openPrivateKeyring(): Promise<PrivateKeyring> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-keyring-'));
  const runtime = path.join(home, 'run');
  fs.mkdirSync(runtime, { mode: 0o700 });
  const bus = spawn('dbus-daemon', ['--session', '--print-address', '--nofork', `--address=unix:path=${runtime}/bus`], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [address] = (await once(bus.stdout, 'data')) as [Buffer];
  const env = { HOME: home, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: path.join(home, 'share'), DBUS_SESSION_BUS_ADDRESS: String(address).trim(), XDG_CURRENT_DESKTOP: 'GNOME' };
  let daemon: ChildProcess | undefined;
  return {
    env,
    async start(how) {
      await end(daemon);
      const child = spawn('gnome-keyring-daemon', ['--foreground', '--components=secrets', ...(how === 'unlocked' ? ['--unlock'] : [])], {
        env: { ...process.env, ...env }, stdio: ['pipe', 'ignore', 'ignore'],
      });
      child.stdin.end(how === 'unlocked' ? 'a password' : '');
      daemon = child;
      await waitForOwner(env);
    },
    close() {
      daemon?.kill();
      bus.kill();
      fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function end(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null) return;
  child.kill();
  await once(child, 'exit');
}

/** Asks the bus with a program that is not ours whether the keyring has come. */
async function waitForOwner(env: Readonly<Record<string, string>>): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const asked = spawn('dbus-send', ['--session', '--print-reply', '--dest=org.freedesktop.DBus', '/', 'org.freedesktop.DBus.GetNameOwner', 'string:org.freedesktop.secrets'], { env: { ...process.env, ...env }, stdio: 'ignore' });
    const [code] = (await once(asked, 'exit')) as [number];
    if (code === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('the keyring did not come up');
}
