import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** The data folder: the one named, or the app's own of this user, so that both see the same repositories and drafts. */
export function dataFolder(named: string | undefined, env: Environment = process.env, platform: NodeJS.Platform = process.platform): string {
  const chosen = named ?? env['FAIRLEAD_DATA_DIR'];
  return chosen ? resolve(chosen) : join(settingsFolder(env, platform), 'Fairlead', 'data');
}

/** Where Electron keeps the settings of apps (`app.getPath('appData')`). */
function settingsFolder(env: Environment, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return env['XDG_CONFIG_HOME'] || join(homedir(), '.config');
}
