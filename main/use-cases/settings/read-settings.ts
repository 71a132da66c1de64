import type { Settings, Workspace } from '../../../shared/model/settings.ts';
import { readSettings } from '../../store/tables/settings.ts';
import { readWorkspace, writeWorkspace } from '../../store/tables/workspace.ts';
import type { Context } from '../context.ts';

/** All settings, chosen or by default. */
export function getSettings(context: Context): Settings {
  return readSettings(context.db);
}

/** What was open when the window last said so, or null. */
export function getWorkspace(context: Context): Workspace | null {
  return readWorkspace(context.db);
}

/** Keeps what is open now. */
export function setWorkspace(context: Context, workspace: Workspace): void {
  writeWorkspace(context.db, workspace);
}
