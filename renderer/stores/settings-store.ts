import { create } from 'zustand';
import type { Settings } from '../../shared/model/settings.ts';
import { call } from '../ipc/client.ts';

interface SettingsState {
  readonly settings: Settings;
  readonly loaded: boolean;
}

const defaults: Settings = {
  theme: 'system', fetchEveryMinutes: 5, author: null, extraCertificates: '', proxy: 'system', diffStyle: 'inline',
};

/** What the operator has chosen; the defaults until it is loaded. */
export const useSettings = create<SettingsState>()(() => ({ settings: defaults, loaded: false }));

/** Reads the settings; throws `FailureError`. */
export async function loadSettings(): Promise<void> {
  useSettings.setState({ settings: await call('settings.get', {}), loaded: true });
}

/** Shows a change at once and keeps it; on failure the old value returns and `FailureError` is thrown. */
export async function saveSettings(change: Partial<Settings>): Promise<void> {
  const before = useSettings.getState().settings;
  useSettings.setState({ settings: { ...before, ...change } });
  try {
    useSettings.setState({ settings: await call('settings.set', change) });
  } catch (error) {
    useSettings.setState({ settings: before });
    throw error;
  }
}
