import { type Settings, settingsSchema } from '../../../shared/model/settings.ts';
import type { ReadableDb, WritableDb } from '../database.ts';

/** All settings; one that was never chosen, or that no longer fits, has its default. */
export function readSettings(db: ReadableDb): Settings {
  const rows = db.all<{ name: string; value_json: string }>('SELECT name, value_json FROM settings');
  const fields = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const row = rows.find((each) => each.name === name);
    const parsed = row ? schema.safeParse(JSON.parse(row.value_json)) : undefined;
    return [name, parsed?.success ? parsed.data : undefined];
  });
  return settingsSchema.parse(Object.fromEntries(fields));
}

/** Stores the named settings and leaves the others. */
export function writeSettings(db: WritableDb, changes: Partial<{ [Name in keyof Settings]: Settings[Name] | undefined }>): void {
  db.transaction(() => {
    for (const [name, value] of Object.entries(changes)) {
      if (value === undefined) continue;
      db.run(
        'INSERT INTO settings (name, value_json) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value_json = excluded.value_json',
        name, JSON.stringify(value),
      );
    }
  });
}
