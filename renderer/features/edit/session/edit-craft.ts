import { hashText } from '../../../../shared/edit/index.ts';
import type { EditCraft } from './edit-writer.ts';
import { replayEdit, toNewEdit } from './pending-edit.ts';
import type { Desk } from './worker/desk.ts';

/** Works out edits of one file: in the window as long as there is no desk, and at the desk from then on. */
export function editCraft(path: string, desk: () => Desk | null): EditCraft {
  return {
    newEdit: async (edit) => (await desk()?.ask('new-edit', { path, edit })) ?? toNewEdit(edit, path),
    replay: async (edit, onto) => {
      const there = desk();
      return there === null ? replayEdit(edit, path, onto) : there.ask('replay', { path, edit, onto });
    },
    hash: async (text) => (await desk()?.ask('hash', { text })) ?? hashText(text),
  };
}
