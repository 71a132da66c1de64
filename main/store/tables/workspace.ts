import { type Workspace, workspaceSchema } from '../../../shared/model/settings.ts';
import type { ReadableDb, WritableDb } from '../database.ts';
import { readJson } from '../json.ts';

/** What was open, or null where nothing was kept. */
export function readWorkspace(db: ReadableDb): Workspace | null {
  const row = db.get<{ workspace_json: string }>('SELECT workspace_json FROM workspace WHERE id = 1');
  return readJson(workspaceSchema, row?.workspace_json ?? null, null);
}

/** Keeps what is open now. */
export function writeWorkspace(db: WritableDb, workspace: Workspace): void {
  db.run(
    'INSERT INTO workspace (id, workspace_json) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET workspace_json = excluded.workspace_json',
    JSON.stringify(workspace),
  );
}
