import { z } from 'zod';
import { idSchema, oidSchema } from './identifier.ts';
import { labelSchema, memberSchema } from './project.ts';

/** Who a commit is by. */
export const identitySchema = z.object({ name: z.string().trim().min(1).max(200), email: z.string().trim().min(3).max(320) });
export type Identity = z.infer<typeof identitySchema>;

/** Where a merge request is. */
export const requestStateSchema = z.enum(['opened', 'merged', 'closed', 'locked']);
export type RequestState = z.infer<typeof requestStateSchema>;

/** A job's or pipeline's state as the forge names it; open, because forges add states. */
const pipelineStatusSchema = z.string();

/** One job of a pipeline. */
export const jobSchema = z.object({
  id: z.number(),
  name: z.string(),
  stage: z.string(),
  status: pipelineStatusSchema,
  allowFailure: z.boolean(),
  webUrl: z.string().nullable(),
  startedAtMs: z.number().nullable(),
  durationSeconds: z.number().nullable(),
});
export type Job = z.infer<typeof jobSchema>;

/** A pipeline with its jobs. */
export const pipelineSchema = z.object({
  id: z.number(),
  status: pipelineStatusSchema,
  sha: oidSchema,
  webUrl: z.string().nullable(),
  jobs: z.array(jobSchema),
});
export type Pipeline = z.infer<typeof pipelineSchema>;

/** A merge request as a row of a list. */
export const requestSummarySchema = z.object({
  repositoryId: idSchema,
  iid: z.number().int(),
  title: z.string(),
  state: requestStateSchema,
  draft: z.boolean(),
  author: z.string(),
  sourceBranch: z.string(),
  targetBranch: z.string(),
  webUrl: z.string(),
  updatedAtMs: z.number(),
  pipelineStatus: pipelineStatusSchema.nullable(),
  /** The draft it came from, when Fairlead opened it here. */
  draftId: idSchema.nullable(),
});
export type RequestSummary = z.infer<typeof requestSummarySchema>;

/** A merge request as its page shows it; `observedAtMs` says how old this is. */
export const requestSchema = requestSummarySchema.extend({
  description: z.string(),
  /** Newest commit of the source branch, the one that a merge names. */
  sha: oidSchema.nullable(),
  mergeCommitOid: oidSchema.nullable(),
  /** The forge's own word (open set), and what it means in a sentence. */
  mergeability: z.object({ status: z.string(), mergeable: z.boolean(), message: z.string() }),
  approvals: z.object({ required: z.number(), by: z.array(z.string()) }).nullable(),
  labels: z.array(z.string()),
  reviewers: z.array(memberSchema),
  squash: z.boolean(),
  removeSourceBranch: z.boolean(),
  pipeline: pipelineSchema.nullable(),
  createdAtMs: z.number(),
  mergedAtMs: z.number().nullable(),
  mergedBy: z.string().nullable(),
  observedAtMs: z.number(),
});
export type Request = z.infer<typeof requestSchema>;

/** What the form for opening a request is prefilled with. */
export const requestProposalSchema = z.object({
  branch: z.string(),
  title: z.string(),
  message: z.string(),
  description: z.string(),
  templates: z.array(z.string()),
  labels: z.array(labelSchema),
  members: z.array(memberSchema),
  suggestedReviewerIds: z.array(z.number()),
  author: identitySchema.nullable(),
  squash: z.boolean(),
  removeSourceBranch: z.boolean(),
  /** Set when the forge could not be asked; the form can still be filled in. */
  offline: z.string().nullable(),
});
export type RequestProposal = z.infer<typeof requestProposalSchema>;

/** What is sent when a request is opened. */
export const newRequestSchema = z.object({
  draftId: idSchema,
  branch: z.string().min(1).max(250),
  title: z.string().trim().min(1).max(255),
  message: z.string().trim().min(1),
  description: z.string(),
  labels: z.array(z.string()),
  reviewerIds: z.array(z.number()),
  asDraft: z.boolean(),
  squash: z.boolean(),
  removeSourceBranch: z.boolean(),
  author: identitySchema,
});
export type NewRequest = z.infer<typeof newRequestSchema>;
