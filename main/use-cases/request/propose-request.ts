import { isAppError } from '../../../shared/errors/index.ts';
import type { Label, Member } from '../../../shared/model/project.ts';
import type { Identity, RequestProposal } from '../../../shared/model/request.ts';
import type { ForgeProject } from '../../forge/index.ts';
import { getAccount } from '../../store/tables/accounts.ts';
import type { DraftRecord } from '../../store/tables/drafts.ts';
import { getRepository } from '../../store/tables/repositories.ts';
import { readSettings } from '../../store/tables/settings.ts';
import type { Context } from '../context.ts';
import { requireOpenDraft } from '../draft/describe-draft.ts';
import { ownersOf } from './code-owners.ts';
import { forgePlace } from './forge-place.ts';
import { describeWith, proposeText, readCodeOwners, readTemplate, templatesHere } from './request-text.ts';

/** What the form for opening a request is prefilled with; where the forge cannot be asked, it says so and the rest is there. */
export async function proposeRequest(context: Context, draftId: string): Promise<RequestProposal> {
  const draft = requireOpenDraft(context, draftId);
  const text = proposeText(context, draft);
  const known = await askForge(context, draft);
  const owners = ownersOf(readCodeOwners(context, draft), text.paths);
  const own = ownAccount(context, draft)?.username;
  const suggested = known.members.filter((member) => owners.includes(member.username) && member.username !== own);
  const templates = [...new Set([...templatesHere(context, draft), ...known.templates])];
  const standard = templates.find((name) => name.toLowerCase() === 'default');
  return {
    branch: text.branch, title: text.title, message: text.message, templates, labels: [...known.labels], members: [...known.members],
    description: describeWith(standard === undefined ? null : readTemplate(context, draft, standard), text.table),
    suggestedReviewerIds: suggested.map((member) => member.id), author: readSettings(context.db).author ?? identityOf(context, draft),
    squash: known.project?.squashOption === 'always' || known.project?.squashOption === 'default-on',
    removeSourceBranch: known.project?.removeSourceBranchByDefault ?? true, offline: known.offline,
  };
}

/** The description that a named template gives. */
export async function useTemplate(context: Context, input: { readonly draftId: string; readonly name: string }): Promise<{ description: string }> {
  const draft = requireOpenDraft(context, input.draftId);
  const { table } = proposeText(context, draft);
  if (input.name === '') return { description: describeWith(null, table) };
  const here = readTemplate(context, draft, input.name);
  if (here !== null) return { description: describeWith(here, table) };
  const { port, project } = forgePlace(context, draft.repositoryId);
  const { content } = await port.getTemplate({ project, name: input.name });
  return { description: describeWith(content, table) };
}

interface ForgeKnowledge {
  readonly project: ForgeProject | null;
  readonly members: readonly Member[];
  readonly labels: readonly Label[];
  readonly templates: readonly string[];
  readonly offline: string | null;
}

async function askForge(context: Context, draft: DraftRecord): Promise<ForgeKnowledge> {
  try {
    const { port, project } = forgePlace(context, draft.repositoryId);
    const signal = AbortSignal.timeout(8000);
    const [found, members, labels, templates] = await Promise.all([
      port.getProject({ pathOrId: project }, signal), port.listMembers({ project }, signal), port.listLabels({ project }, signal), port.listTemplates({ project }, signal),
    ]);
    return { project: found, members, labels, templates, offline: null };
  } catch (error) {
    if (!isAppError(error)) throw error;
    const message = error.code === 'CANCELLED' ? 'The forge did not answer in time.' : error.message;
    return { project: null, members: [], labels: [], templates: [], offline: message };
  }
}

function identityOf(context: Context, draft: DraftRecord): Identity | null {
  const account = ownAccount(context, draft);
  return account && account.email !== null ? { name: account.name, email: account.email } : null;
}

function ownAccount(context: Context, draft: DraftRecord): ReturnType<typeof getAccount> | undefined {
  const { accountId } = getRepository(context.db, draft.repositoryId);
  return accountId === null ? undefined : getAccount(context.db, accountId);
}
