import type { Blame, HistoryCommit } from '../../../shared/model/history.ts';
import { readDocument } from '../../../shared/edit/index.ts';
import { argument, columns, type Command, flagOption, shownTime } from '../command.ts';
import { fieldName } from '../field-path.ts';
import { historyOptions, readyHistory, shortOid } from '../ready-history.ts';

/** Says who last changed each line of a file, or each field. */
export const blameCommand: Command = {
  name: 'blame', usage: 'FILE [--fields] [--repo R] [--ref B]', takes: [1, 1],
  options: { repo: historyOptions.repo, ref: historyOptions.ref, fields: { type: 'boolean' } },
  summary: 'Say who last changed each line of a file and when; --fields says it of each field that is set.',
  run: async (session, input) => {
    const path = argument(input, 0);
    const place = await readyHistory(session, input);
    const file = await session.call('document.open', { repositoryId: place.repositoryId, path, ref: place.ref, draftId: null });
    if (file.unreadable !== null) return { json: { path, ref: place.ref, commits: [], ranges: [], fields: [], complete: true }, text: file.unreadable.message };
    const blame = await session.call('history.blame', { ...place, path });
    const text = flagOption(input, 'fields') ? fieldRows(blame, path, file.text ?? '') : lineRows(blame, file.text ?? '');
    return { json: { path, ref: place.ref, ...blame }, text };
  },
};

function lineRows(blame: Blame, text: string): string {
  const lines = text.split('\n');
  return columns(blame.ranges.flatMap(({ line, count, commit }) => {
    const who = whoOf(blame.commits[commit]);
    return Array.from({ length: count }, (_, at) => [...who, String(line + at + 1), lines[line + at] ?? '']);
  }));
}

function fieldRows(blame: Blame, path: string, text: string): string {
  const document = readDocument(path, text);
  return columns(blame.fields.map((each) => {
    const commit = blame.commits[each.commit];
    return [fieldName(document, { document: each.document, path: each.field }), ...whoOf(commit), commit?.subject ?? ''];
  }));
}

function whoOf(commit: HistoryCommit | undefined): string[] {
  return commit === undefined ? ['-', '-', 'before what is here'] : [shortOid(commit.oid), shownTime(commit.authoredAtMs), commit.author.name];
}
