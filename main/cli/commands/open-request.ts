import type { Identity, NewRequest, RequestProposal } from '../../../shared/model/request.ts';
import { type Command, type CommandInput, flagOption, listOption, textOption } from '../command.ts';
import { UsageError } from '../usage-error.ts';

/** Sends a draft as a merge request. */
export const openRequestCommand: Command = {
  name: 'open-request',
  usage: '[--draft D] [--only-staged] [--title T] [--message M] [--description TEXT] [--branch B] [--label L]... [--reviewer USER]... [--as-draft] [--squash] [--keep-branch] [--author "NAME <MAIL>"]',
  takes: [0, 0],
  options: {
    draft: { type: 'string' }, 'only-staged': { type: 'boolean' }, title: { type: 'string' }, message: { type: 'string' }, description: { type: 'string' },
    branch: { type: 'string' }, label: { type: 'string', multiple: true }, reviewer: { type: 'string', multiple: true }, 'as-draft': { type: 'boolean' },
    squash: { type: 'boolean' }, 'keep-branch': { type: 'boolean' }, author: { type: 'string' },
  },
  summary: 'Commit a draft on the newest base, push a branch and open the request; all of the draft unless --only-staged. Can be repeated after a failure.',
  run: async (session, input) => {
    const draft = await session.draft(textOption(input, 'draft'));
    if (!flagOption(input, 'only-staged') && draft.state !== 'sent') {
      await session.call('draft.stage', { draftId: draft.id, path: null, editIds: null, staged: true });
    }
    const proposal = await session.call('request.propose', { draftId: draft.id });
    const request = await session.call('request.open', { draftId: draft.id, ...newRequest(input, proposal) });
    return { json: request, text: `!${request.iid} ${request.title}\n${request.webUrl}` };
  },
};

function newRequest(input: CommandInput, proposal: RequestProposal): Omit<NewRequest, 'draftId'> {
  const title = textOption(input, 'title') ?? proposal.title;
  const reviewers = listOption(input, 'reviewer');
  const message = textOption(input, 'message') ?? (textOption(input, 'title') === undefined ? proposal.message : proposal.message.replace(proposal.title, title));
  return {
    branch: textOption(input, 'branch') ?? proposal.branch, title, message, description: textOption(input, 'description') ?? proposal.description,
    labels: [...listOption(input, 'label')], reviewerIds: reviewers.length === 0 ? proposal.suggestedReviewerIds : reviewers.map((name) => memberId(proposal, name)),
    asDraft: flagOption(input, 'as-draft'), squash: flagOption(input, 'squash') || proposal.squash,
    removeSourceBranch: !flagOption(input, 'keep-branch') && proposal.removeSourceBranch, author: authorOf(input, proposal),
  };
}

function memberId(proposal: RequestProposal, name: string): number {
  const member = proposal.members.find((each) => each.username === name.replace(/^@/, ''));
  if (!member) throw new UsageError(`${name} is no member of the project`);
  return member.id;
}

function authorOf(input: CommandInput, proposal: RequestProposal): Identity {
  const given = textOption(input, 'author');
  if (given === undefined) {
    if (proposal.author) return proposal.author;
    throw new UsageError('your name and address are not known; give --author "NAME <MAIL>"');
  }
  const [, name, email] = /^\s*(\S.*?)\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(given) ?? [];
  if (name === undefined || email === undefined) throw new UsageError(`"${given}" is not of the form "NAME <MAIL>"`);
  return { name, email };
}
