import type { Handlers } from '../../shared/contract/channels.ts';
import type { Context } from '../use-cases/context.ts';
import { changeSettings } from '../use-cases/settings/change-settings.ts';
import { getSettings, getWorkspace, setWorkspace } from '../use-cases/settings/read-settings.ts';

/** Settings, and what was open. */
export function settingsHandlers(context: Context): Handlers<'settings.get' | 'settings.set' | 'workspace.get' | 'workspace.set'> {
  return {
    'settings.get': () => getSettings(context),
    'settings.set': (input) => changeSettings(context, input),
    'workspace.get': () => getWorkspace(context),
    'workspace.set': (input) => {
      setWorkspace(context, input);
      return null;
    },
  };
}
