import { type EditDocument, type Node, readDocument } from '../../../shared/edit/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { argument, columns, type Command, flagOption, textOption } from '../command.ts';
import { fieldName, locateField, readFieldName } from '../field-path.ts';

interface ShownField {
  readonly document: number;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly source: string;
}

/** Shows a file, its fields, or the value of one field. */
export const showCommand: Command = {
  name: 'show', usage: 'FILE [FIELD] [--repo R] [--ref B | --draft D] [--fields]', takes: [1, 2],
  options: { repo: { type: 'string' }, ref: { type: 'string' }, draft: { type: 'string' }, fields: { type: 'boolean' } },
  summary: 'Print a file of a branch, commit or draft; --fields lists what it sets, FIELD prints one value.',
  run: async (session, input) => {
    const path = argument(input, 0);
    const repository = await session.repository(textOption(input, 'repo'));
    const selector = textOption(input, 'draft');
    const draft = selector === undefined ? null : await session.draft(selector, repository);
    const ref = textOption(input, 'ref') ?? repository.defaultBranch ?? 'HEAD';
    const file = await session.call('document.open', { repositoryId: repository.id, path, ref, draftId: draft?.id ?? null });
    if (file.unreadable !== null) return { json: { ...file, fields: [] }, text: file.unreadable.message };
    const document = readDocument(path, file.text ?? '');
    if (input.args[1] !== undefined) return showField(document, input.args[1]);
    const fields = document.roots.flatMap((root, index) => leaves(root).map((node) => shown(document, index, node)));
    const text = flagOption(input, 'fields') ? columns(fields.map((field) => [fieldName(document, field), field.source])) : (file.text ?? '');
    return { json: { path, commit: file.commitOid, kind: document.kind, readOnly: document.readOnly ?? null, problems: document.problems, fields, text: file.text }, text };
  },
};

function showField(document: EditDocument, name: string): { json: unknown; text: string } {
  const found = locateField(document, readFieldName(name));
  if (found.node === undefined) throw new AppError('NOT_FOUND', { noun: 'field', id: name });
  const field = shown(document, found.document, found.node);
  return { json: field, text: typeof field.value === 'string' ? field.value : field.source };
}

function leaves(node: Node): Node[] {
  return node.children.length === 0 ? [node] : node.children.flatMap(leaves);
}

function shown(document: EditDocument, index: number, node: Node): ShownField {
  const { start, end } = node.valueRange ?? node.range;
  return { document: index, path: node.path, value: node.value ?? null, source: document.text.slice(start, end).trimEnd() };
}
