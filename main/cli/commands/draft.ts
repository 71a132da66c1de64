import type { Draft } from '../../../shared/model/draft.ts';
import { argument, columns, type Command, shownTime, textOption } from '../command.ts';

const draftList: Command = {
  name: 'draft list', usage: '[--repo R]', takes: [0, 0], options: { repo: { type: 'string' } }, summary: 'List drafts, the last changed first.',
  run: async (session, input) => {
    const selector = textOption(input, 'repo');
    const repositoryId = selector === undefined ? null : (await session.repository(selector)).id;
    const drafts = await session.call('draft.list', { repositoryId });
    return { json: drafts, text: columns(drafts.map((draft) => [draft.id, stateOf(draft), draft.branch, `${draft.files.length} files`, shownTime(draft.updatedAtMs), draft.title || '(untitled)'])) };
  },
};

const draftShow: Command = {
  name: 'draft show', usage: '[DRAFT]', takes: [0, 1], summary: 'Show the files and edits of a draft.',
  run: async (session, input) => {
    const draft = await session.draft(input.args[0]);
    const files = await Promise.all(draft.files.map(({ path }) => session.call('draft.document', { draftId: draft.id, path })));
    const edits = files.flatMap((file) => file.edits.map((edit) => [edit.staged ? '[x]' : '[ ]', edit.id, file.path, edit.label]));
    return { json: { ...draft, documents: files }, text: [`${draft.id}  ${draft.title || '(untitled)'}  on ${draft.branch}  ${stateOf(draft)}`, columns(edits)].join('\n') };
  },
};

const draftRename: Command = {
  name: 'draft rename', usage: 'DRAFT TITLE', takes: [2, 2], summary: 'Give a draft a title.',
  run: async (session, input) => {
    const { id } = await session.draft(argument(input, 0));
    const draft = await session.call('draft.rename', { id, title: argument(input, 1) });
    return { json: draft, text: `${draft.id} is now called ${draft.title}.` };
  },
};

const draftDiscard: Command = {
  name: 'draft discard', usage: 'DRAFT', takes: [1, 1], summary: 'Put a draft away for good.',
  run: async (session, input) => {
    const { id } = await session.draft(argument(input, 0));
    await session.call('draft.discard', { id });
    return { json: { discarded: id }, text: `Discarded ${id}.` };
  },
};

/** Drafts. */
export const draftCommands: readonly Command[] = [draftList, draftShow, draftRename, draftDiscard];

function stateOf(draft: Draft): string {
  if (draft.state === 'sent') return `sent as !${draft.requestIid}`;
  return draft.movedTo === null ? draft.state : `${draft.state}, base moved`;
}
