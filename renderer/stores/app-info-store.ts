import { create } from 'zustand';
import type { Output } from '../../shared/contract/channels.ts';
import { call } from '../ipc/client.ts';

/** What the app knows about itself: version, platform, keyring; null until asked. */
export type AppInfo = Output<'app.info'>;

/** Version, platform and keyring of the running app. */
export const useAppInfo = create<{ readonly info: AppInfo | null }>()(() => ({ info: null }));

/** Asks again; the keyring may have been unlocked since. Throws `FailureError`. */
export async function loadAppInfo(): Promise<void> {
  useAppInfo.setState({ info: await call('app.info', {}) });
}

/** Opens an address in the system's browser; throws `FailureError`. */
export async function openExternal(url: string): Promise<void> {
  await call('app.open-external', { url });
}
