import { readDocument } from '../../../shared/edit/index.ts';
import { AppError } from '../../../shared/errors/index.ts';
import type { FieldVersion } from '../../../shared/model/history.ts';
import { argument, type Command, shownTime } from '../command.ts';
import { locateField, readFieldName } from '../field-path.ts';
import { historyOptions, limitOf, readyHistory, shortOid } from '../ready-history.ts';

/** Lists every value that one field has had. */
export const historyCommand: Command = {
  name: 'history', usage: 'FILE FIELD [--repo R] [--ref B] [--limit N]', takes: [2, 2], options: historyOptions,
  summary: 'List every value that a field has had: who gave it, when, why, and through which request; through moves and renames.',
  run: async (session, input) => {
    const [path, name] = [argument(input, 0), argument(input, 1)];
    const place = await readyHistory(session, input);
    const file = await session.call('document.open', { repositoryId: place.repositoryId, path, ref: place.ref, draftId: null });
    const found = locateField(readDocument(path, file.text ?? ''), readFieldName(name));
    if (found.node === undefined) throw new AppError('NOT_FOUND', { noun: 'field', id: name });
    const answer = await session.call('history.field', { ...place, path, document: found.document, field: [...found.path], limit: Math.min(1000, limitOf(input, 100)) });
    const more = answer.complete ? [] : ['There is more that is not listed here.'];
    return { json: { path, document: found.document, field: found.path, ref: place.ref, ...answer }, text: [...answer.versions.map(describe), ...more].join('\n') };
  },
};

function describe({ commit, value, before, introducedBy, moved, path }: FieldVersion): string {
  const change = before === null ? `set to ${value ?? 'nothing'}` : `${before} → ${value ?? 'nothing'}`;
  const request = introducedBy?.requestIid === undefined || introducedBy.requestIid === null ? '' : ` (!${introducedBy.requestIid})`;
  const move = moved === null ? '' : moved === 'renamed-file' ? `\n    came here from another file; since then in ${path}` : '\n    had another name before';
  return `${shortOid(commit.oid)}  ${shownTime(commit.authoredAtMs)}  ${change}\n    ${commit.author.name}: ${commit.subject}${request}${move}`;
}
