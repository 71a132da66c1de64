import { valueText } from '../../../../shared/diff/value-text.ts';
import { findNode, type Node, readDocument } from '../../../../shared/edit/index.ts';
import type { FieldVersion } from '../../../../shared/model/history.ts';
import type { FieldRow } from '../../../../shared/forms/index.ts';
import { call } from '../../../ipc/client.ts';
import { showToast } from '../../../stores/toasts-store.ts';
import type { EditSession } from '../session/edit-session.ts';

/** Gives a field the very value that it had in a version, as an ordinary edit of the draft; says so where that cannot be done. Throws `FailureError`. */
export async function restoreVersion(session: EditSession, version: FieldVersion, { repositoryId, row }: { readonly repositoryId: string; readonly row: FieldRow }): Promise<void> {
  const { text } = await call('document.open', { repositoryId, ref: version.commit.oid, path: version.path, draftId: null });
  const node = text === null ? undefined : nodeOf(version, text, row.document);
  if (node === undefined) {
    showToast({ intent: 'warning', title: 'This value cannot be put in as it was', detail: 'It is more than a single value, or it could not be found again in the older file. Nothing was changed.' });
    return;
  }
  session.endStep();
  const result = await session.setField(row, node.value ?? null);
  session.endStep();
  if (!result.ok) showToast({ intent: 'error', title: 'This value could not be put in', detail: result.error.message });
}

/** The single value of a version in its file; the document is told by its place, and else by the value that it must have. */
function nodeOf(version: FieldVersion, text: string, likely: number): Node | undefined {
  const document = readDocument(version.path, text);
  const places = [likely, ...document.roots.keys()];
  const nodes = places.map((place) => findNode(document, { document: place, path: version.field }));
  return nodes.find((node): node is Node => node !== undefined && node.children.length === 0 && valueText(document, node) === version.value && (node.kind === 'scalar'));
}
