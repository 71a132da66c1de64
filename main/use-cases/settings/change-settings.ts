import type { Settings } from '../../../shared/model/settings.ts';
import { readSettings, writeSettings } from '../../store/tables/settings.ts';
import type { Context } from '../context.ts';

/** Stores the named settings, answers all of them, and tells the window; network settings take effect with the next connection. */
export function changeSettings(context: Context, changes: Partial<{ [Name in keyof Settings]: Settings[Name] | undefined }>): Settings {
  const before = readSettings(context.db);
  writeSettings(context.db, changes);
  const after = readSettings(context.db);
  if (before.proxy !== after.proxy || before.extraCertificates !== after.extraCertificates) context.network.reset();
  context.emit({ type: 'settings' });
  return after;
}
