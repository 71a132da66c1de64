import type { Repository } from '../../../shared/model/repository.ts';
import { argument, columns, type Command, type CommandOutput, shownTime, textOption } from '../command.ts';

const repoAdd: Command = {
  name: 'repo add', usage: 'URL [--account ID]', takes: [1, 1], options: { account: { type: 'string' } },
  summary: 'Clone a repository and wait until it is here.',
  run: async (session, input) => {
    const added = await session.call('repository.add', { url: argument(input, 0), accountId: textOption(input, 'account') ?? null });
    return describe('Cloned', await session.call('repository.fetch', { id: added.id }));
  },
};

const repoList: Command = {
  name: 'repo list', usage: '', takes: [0, 0], summary: 'List repositories.',
  run: async (session) => {
    const all = await session.call('repository.list', {});
    return { json: all, text: columns(all.map((each) => [each.id, each.name, each.defaultBranch ?? '-', each.failure?.code ?? each.state, shownTime(each.fetchedAtMs), each.url])) };
  },
};

const repoFetch: Command = {
  name: 'repo fetch', usage: '[REPO]', takes: [0, 1], summary: 'Fetch now, or go on with a clone that was broken off.',
  run: async (session, input) => {
    const { id } = await session.repository(input.args[0]);
    return describe('Fetched', await session.call('repository.fetch', { id }));
  },
};

const repoRemove: Command = {
  name: 'repo remove', usage: 'REPO', takes: [1, 1], summary: 'Delete a clone; its drafts come back when it is added again.',
  run: async (session, input) => {
    const repository = await session.repository(argument(input, 0));
    await session.call('repository.remove', { id: repository.id });
    return { json: { removed: repository.id }, text: `Removed ${repository.name}.` };
  },
};

/** Repositories. */
export const repoCommands: readonly Command[] = [repoAdd, repoList, repoFetch, repoRemove];

function describe(done: string, repository: Repository): CommandOutput {
  const branch = repository.defaultBranch === null ? 'it has no commits yet' : `branch ${repository.defaultBranch}`;
  return { json: repository, text: `${done} ${repository.name} (${repository.id}), ${branch}.` };
}
