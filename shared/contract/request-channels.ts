import { z } from 'zod';
import { idSchema, oidSchema } from '../model/identifier.ts';
import { newRequestSchema, requestProposalSchema, requestSchema, requestSummarySchema } from '../model/request.ts';
import { channel } from './channel.ts';
import { forgeErrors, localErrors, remoteErrors, storeErrors } from './failure-groups.ts';

const request = z.object({ repositoryId: idSchema, iid: z.number().int().positive() });
const errors = [...forgeErrors, ...storeErrors] as const;

/** Merge requests: opening, following, merging. */
export const requestChannels = {
  'request.propose': channel({ host: 'engine', kind: 'read', input: z.object({ draftId: idSchema }), output: requestProposalSchema, errors: [...storeErrors, ...localErrors, 'DRAFT_CLOSED'], retry: true }),
  'request.template': channel({ host: 'engine', kind: 'read', input: z.object({ draftId: idSchema, name: z.string() }), output: z.object({ description: z.string() }), errors: [...errors, ...localErrors], retry: true }),
  /** Re-anchors, commits, pushes, opens; repeatable at each step, with progress events whose task id is the draft's. */
  'request.open': channel({
    host: 'engine', kind: 'write', input: newRequestSchema, output: requestSchema,
    errors: [...errors, ...localErrors, ...remoteErrors, 'NOTHING_STAGED', 'CONFLICT', 'BRANCH_EXISTS', 'PUSH_REJECTED', 'DRAFT_CLOSED', 'EDIT_REFUSED'], retry: true,
  }),
  /** What is known here at once; `refresh` asks the forge first. */
  'request.list': channel({
    host: 'engine', kind: 'read', input: z.object({ repositoryId: idSchema.nullable(), state: z.enum(['opened', 'merged', 'closed', 'all']), refresh: z.boolean() }),
    output: z.object({ requests: z.array(requestSummarySchema), observedAtMs: z.number().nullable() }), errors, retry: true,
  }),
  'request.get': channel({ host: 'engine', kind: 'read', input: request.extend({ refresh: z.boolean() }), output: requestSchema, errors, retry: true }),
  /** While a request is watched its changes arrive as `request` events within 15 s; watching again only prolongs it. */
  'request.watch': channel({ host: 'engine', kind: 'write', input: request, output: z.null(), errors: storeErrors, retry: true }),
  'request.unwatch': channel({ host: 'engine', kind: 'write', input: request, output: z.null(), errors: storeErrors, retry: true }),
  /** Merges the reviewed commit and no other. */
  'request.merge': channel({
    host: 'engine', kind: 'write', input: request.extend({ sha: oidSchema, squash: z.boolean(), removeSourceBranch: z.boolean() }),
    output: requestSchema, errors, retry: true,
  }),
  'request.close': channel({ host: 'engine', kind: 'write', input: request, output: requestSchema, errors, retry: true }),
  'request.set-draft': channel({ host: 'engine', kind: 'write', input: request.extend({ draft: z.boolean() }), output: requestSchema, errors, retry: true }),
  'job.log': channel({
    host: 'engine', kind: 'read', input: z.object({ repositoryId: idSchema, jobId: z.number(), offset: z.number().int().nonnegative() }),
    output: z.object({ text: z.string(), nextOffset: z.number().int(), complete: z.boolean() }), errors, retry: true,
  }),
  'job.retry': channel({ host: 'engine', kind: 'write', input: z.object({ repositoryId: idSchema, jobId: z.number() }), output: z.null(), errors, retry: false }),
};
