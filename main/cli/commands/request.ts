import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../../../shared/errors/index.ts';
import type { Request } from '../../../shared/model/request.ts';
import { argument, columns, type Command, type CommandInput, flagOption, shownTime, textOption } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import type { Session } from '../session.ts';

const states = ['opened', 'merged', 'closed', 'all'] as const;
const pollMs = 2000;

const requestList: Command = {
  name: 'request list', usage: '[--repo R] [--state opened|merged|closed|all] [--offline]', takes: [0, 0],
  options: { repo: { type: 'string' }, state: { type: 'string' }, offline: { type: 'boolean' } }, summary: 'List merge requests, the last changed first.',
  run: async (session, input) => {
    const state = states.find((each) => each === (textOption(input, 'state') ?? 'opened'));
    if (state === undefined) throw new UsageError(`--state takes ${states.join(', ')}`);
    const selector = textOption(input, 'repo');
    const repositoryId = selector === undefined ? null : (await session.repository(selector)).id;
    const answer = await session.call('request.list', { repositoryId, state, refresh: !flagOption(input, 'offline') });
    return { json: answer, text: columns(answer.requests.map((each) => [`!${each.iid}`, each.state, each.pipelineStatus ?? '-', each.author, shownTime(each.updatedAtMs), each.title])) };
  },
};

const requestShow: Command = {
  name: 'request show', usage: 'IID [--repo R]', takes: [1, 1], options: { repo: { type: 'string' } }, summary: 'Show a merge request as it is now.',
  run: async (session, input) => {
    const request = await session.call('request.get', { ...(await placeOf(session, input)), refresh: true });
    return { json: request, text: describe(request) };
  },
};

const requestMerge: Command = {
  name: 'request merge', usage: 'IID [--repo R] [--sha COMMIT] [--wait] [--timeout SECONDS] [--squash] [--keep-branch]', takes: [1, 1],
  options: { repo: { type: 'string' }, sha: { type: 'string' }, wait: { type: 'boolean' }, timeout: { type: 'string' }, squash: { type: 'boolean' }, 'keep-branch': { type: 'boolean' } },
  summary: 'Merge the commit that is the newest when this starts (or --sha); --wait waits for the pipeline first.',
  run: async (session, input) => {
    const place = await placeOf(session, input);
    const first = await session.call('request.get', { ...place, refresh: true });
    if (first.state === 'merged') return { json: first, text: describe(first) };
    const sha = textOption(input, 'sha') ?? first.sha;
    if (sha === null || !/^[0-9a-f]{40}$/.test(sha)) throw new UsageError('--sha takes a whole commit id of 40 digits');
    const ready = flagOption(input, 'wait') ? await waitUntilMergeable(session, { place, first, timeoutMs: timeoutOf(input) }) : first;
    const squash = flagOption(input, 'squash') || ready.squash;
    const removeSourceBranch = !flagOption(input, 'keep-branch') && ready.removeSourceBranch;
    const merged = await session.call('request.merge', { ...place, sha, squash, removeSourceBranch });
    return { json: merged, text: describe(merged) };
  },
};

const requestClose: Command = {
  name: 'request close', usage: 'IID [--repo R]', takes: [1, 1], options: { repo: { type: 'string' } }, summary: 'Close a merge request without merging it.',
  run: async (session, input) => {
    const request = await session.call('request.close', await placeOf(session, input));
    return { json: request, text: describe(request) };
  },
};

/** Merge requests. */
export const requestCommands: readonly Command[] = [requestList, requestShow, requestMerge, requestClose];

interface Place {
  readonly repositoryId: string;
  readonly iid: number;
}

async function placeOf(session: Session, input: CommandInput): Promise<Place> {
  const iid = Number(argument(input, 0).replace(/^!/, ''));
  if (!Number.isInteger(iid) || iid < 1) throw new UsageError(`"${argument(input, 0)}" is not the number of a request`);
  return { repositoryId: (await session.repository(textOption(input, 'repo'))).id, iid };
}

function timeoutOf(input: CommandInput): number {
  const seconds = Number(textOption(input, 'timeout') ?? 1800);
  if (!(seconds > 0)) throw new UsageError('--timeout takes a number of seconds');
  return seconds * 1000;
}

/** Waits while only time stands in the way; what an operator must resolve ends it with FORGE_NOT_MERGEABLE. */
async function waitUntilMergeable(session: Session, { place, first, timeoutMs }: { readonly place: Place; readonly first: Request; readonly timeoutMs: number }): Promise<Request> {
  const endMs = Date.now() + timeoutMs;
  let request = first;
  while (!request.mergeability.mergeable || isRunning(request)) {
    const failed = ['failed', 'canceled'].includes(request.pipeline?.status ?? '');
    const hopeless = ['conflict', 'draft_status', 'not_approved', 'discussions_not_resolved', 'not_open', 'need_rebase', 'requested_changes', 'commits_status'].includes(request.mergeability.status);
    if (failed || hopeless || Date.now() > endMs) throw new AppError('FORGE_NOT_MERGEABLE', { detail: failed ? 'its pipeline failed' : lower(request.mergeability.message) });
    await pause(pollMs);
    request = await session.call('request.get', { ...place, refresh: true });
  }
  return request;
}

function isRunning(request: Request): boolean {
  return ['created', 'waiting_for_resource', 'preparing', 'pending', 'running'].includes(request.pipeline?.status ?? '');
}

function lower(sentence: string): string {
  return sentence.replace(/\.$/, '').replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

function describe(request: Request): string {
  const jobs = (request.pipeline?.jobs ?? []).map((job) => `  ${job.stage} / ${job.name}: ${job.status}`);
  const pipeline = request.pipeline === null ? 'no pipeline' : `pipeline ${request.pipeline.status}`;
  const approvals = request.approvals === null ? [] : [`approvals ${request.approvals.by.length} of ${request.approvals.required}`];
  return [
    `!${request.iid} ${request.title}`, `${request.state}${request.draft ? ', draft' : ''}  ${request.sourceBranch} → ${request.targetBranch}  ${request.sha?.slice(0, 12) ?? ''}`,
    ...(request.state === 'opened' ? [request.mergeability.message] : []), ...approvals, pipeline, ...jobs, request.webUrl,
  ].join('\n');
}
