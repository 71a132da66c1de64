import type { Identity, NewRequest, RequestProposal } from '../../../shared/model/request.ts';

/** What the form for a request holds: the proposal with what the operator changed on top; the author may still be missing. */
export type RequestValues = Omit<NewRequest, 'draftId' | 'author'> & { readonly author: Identity };

/** What the operator changed in the form; everything else follows the proposal. */
export type RequestChanges = Partial<RequestValues>;

/** The values that the form shows. */
export function requestValues(proposal: RequestProposal, changes: RequestChanges): RequestValues {
  return {
    branch: proposal.branch, title: proposal.title, message: proposal.message, description: proposal.description, labels: [], reviewerIds: proposal.suggestedReviewerIds,
    asDraft: false, squash: proposal.squash, removeSourceBranch: proposal.removeSourceBranch, author: proposal.author ?? { name: '', email: '' }, ...changes,
  };
}

/** What is wrong with the values, by field, in sentences; empty when they can be sent. */
export function requestProblems(values: RequestValues): Readonly<Partial<Record<'branch' | 'title' | 'message' | 'name' | 'email', string>>> {
  return {
    ...(values.title.trim() === '' ? { title: 'Give the request a title.' } : {}),
    ...(values.message.trim() === '' ? { message: 'Say what the commit does.' } : {}),
    ...branchProblem(values.branch),
    ...(values.author.name.trim() === '' ? { name: 'Enter the name that the commit is by.' } : {}),
    ...(/^[^\s@<>]+@[^\s@<>]+$/.test(values.author.email.trim()) ? {} : { email: 'Enter the address that the commit is by.' }),
  };
}

/** The names that Git allows for a branch, as `git check-ref-format` has them. */
function branchProblem(name: string): { branch?: string } {
  if (name.trim() === '') return { branch: 'Give the branch a name.' };
  // oxlint-disable-next-line no-control-regex
  const bad = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{|\/\/|^[-/.]|[/.]$|\/\.|\.lock(?:\/|$)|^@$/.test(name);
  return bad ? { branch: 'Git does not allow this name for a branch.' } : {};
}
