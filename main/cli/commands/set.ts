import { editDocument, hashText, type Operation, readDocument, type Scalar } from '../../../shared/edit/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { parseInput } from '../../../shared/forms/index.ts';
import type { Draft } from '../../../shared/model/draft.ts';
import type { Repository } from '../../../shared/model/repository.ts';
import { argument, type Command, type CommandInput, flagOption, textOption } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { locateField, readFieldName } from '../field-path.ts';
import type { Session } from '../session.ts';

type Located = ReturnType<typeof locateField>;

/** Sets one field in a draft, changing only the bytes it means. */
export const setCommand: Command = {
  name: 'set', usage: 'FILE FIELD VALUE [--repo R] [--draft D | --new-draft] [--branch B] [--type string|number|boolean|null] [--expression] [--add]', takes: [3, 3],
  options: {
    repo: { type: 'string' }, draft: { type: 'string' }, 'new-draft': { type: 'boolean' }, branch: { type: 'string' }, type: { type: 'string' },
    expression: { type: 'boolean' }, add: { type: 'boolean' },
  },
  summary: 'Set a field in a draft (the open one changed last, or a new one); --add makes a key that is not there yet.',
  run: async (session, input) => {
    const [path, name, raw] = [argument(input, 0), argument(input, 1), argument(input, 2)];
    const repository = await session.repository(textOption(input, 'repo'));
    const branch = textOption(input, 'branch') ?? repository.defaultBranch ?? 'main';
    const open = await findDraft(session, { repository, branch }, input);
    const file = await session.call('document.open', { repositoryId: repository.id, path, ref: branch, draftId: open?.id ?? null });
    if (file.text === null) throw new AppError('EDIT_REFUSED', { detail: file.unreadable?.message ?? 'the draft deletes this file.' });
    const document = readDocument(path, file.text);
    const field = locateField(document, readFieldName(name));
    const operation = operationOf(field, { raw, input, name });
    const planned = editDocument(document, [operation]);
    if (!planned.ok) throw new AppError('EDIT_REFUSED', { detail: planned.error.message });
    const before = field.node ? file.text.slice((field.node.valueRange ?? field.node.range).start, (field.node.valueRange ?? field.node.range).end).trim() : null;
    const label = before === null ? `${name} ${raw}` : `${name} ${before} → ${raw}`;
    const draft = open ?? await session.call('draft.create', { repositoryId: repository.id, branch, title: '' });
    const changed = await session.call('draft.edit', {
      draftId: draft.id,
      edit: {
        path, kind: 'field', label: label.slice(0, 200), target: { document: field.document, path: [...field.path] }, operations: [operation],
        splices: [...planned.value.plan.splices], beforeHash: hashText(file.text), coalesce: true,
      },
    });
    return { json: { draftId: draft.id, path, field: field.path, before, splices: planned.value.plan.splices, edits: changed.edits }, text: `${label}  (${path}, draft ${draft.id})` };
  },
};

/** The draft named, or the open one on the branch that was changed last; undefined where a new one is to be begun. */
async function findDraft(session: Session, { repository, branch }: { readonly repository: Repository; readonly branch: string }, input: CommandInput): Promise<Draft | undefined> {
  const selector = textOption(input, 'draft');
  if (selector !== undefined) return session.draft(selector, repository);
  if (flagOption(input, 'new-draft')) return undefined;
  return (await session.call('draft.list', { repositoryId: repository.id })).find((draft) => draft.state === 'open' && draft.branch === branch);
}

function operationOf(field: Located, { raw, input, name }: { readonly raw: string; readonly input: CommandInput; readonly name: string }): Operation {
  const expression = flagOption(input, 'expression') ? { expression: true } : {};
  const place = { document: field.document, path: [...field.path] };
  if (field.node !== undefined) return { op: 'set', ...place, value: expression.expression ? raw : valueOf(raw, textOption(input, 'type'), field.node.value), ...expression };
  if (!flagOption(input, 'add')) throw new AppError('NOT_FOUND', { noun: 'field', id: name });
  const key = field.path.at(-1);
  return { op: 'insert', ...place, path: field.path.slice(0, -1), key: String(key), value: expression.expression ? raw : valueOf(raw, textOption(input, 'type'), null), ...expression };
}

function valueOf(raw: string, type: string | undefined, present: Scalar | undefined): Scalar {
  const wanted = type ?? (present === null || present === undefined ? 'empty' : typeof present);
  if (wanted === 'null') return null;
  if (wanted !== 'string' && wanted !== 'number' && wanted !== 'boolean' && wanted !== 'empty') throw new UsageError(`--type takes string, number, boolean or null, not ${wanted}`);
  const parsed = parseInput(wanted === 'string' ? 'text' : wanted, raw);
  if (!parsed.ok) throw new UsageError(`${parsed.error} (use --type to change the type of the field)`);
  return parsed.value;
}
