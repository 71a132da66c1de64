import { z } from 'zod';
import { wirePipelineSchema } from './pipeline.ts';
import { wireUserSchema } from './user.ts';

/** A merge request in a list; `state` and `detailed_merge_status` are open sets. */
export const wireMergeRequestBasicSchema = z.looseObject({
  iid: z.number(),
  title: z.string(),
  state: z.string(),
  draft: z.boolean().nullish(),
  work_in_progress: z.boolean().nullish(),
  author: wireUserSchema.nullish(),
  source_branch: z.string(),
  target_branch: z.string(),
  web_url: z.string(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
});
export type WireMergeRequestBasic = z.infer<typeof wireMergeRequestBasicSchema>;

/** A merge request alone. */
export const wireMergeRequestSchema = wireMergeRequestBasicSchema.extend({
  description: z.string().nullish(),
  sha: z.string().nullish(),
  labels: z.array(z.string()).nullish(),
  reviewers: z.array(wireUserSchema).nullish(),
  squash: z.boolean().nullish(),
  should_remove_source_branch: z.boolean().nullish(),
  force_remove_source_branch: z.boolean().nullish(),
  detailed_merge_status: z.string().nullish(),
  merge_status: z.string().nullish(),
  has_conflicts: z.boolean().nullish(),
  merge_error: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  squash_commit_sha: z.string().nullish(),
  merge_user: wireUserSchema.nullish(),
  merged_by: wireUserSchema.nullish(),
  merged_at: z.string().nullish(),
  head_pipeline: wirePipelineSchema.nullish(),
  diff_refs: z.looseObject({ base_sha: z.string().nullish(), start_sha: z.string().nullish(), head_sha: z.string().nullish() }).nullish(),
});
export type WireMergeRequest = z.infer<typeof wireMergeRequestSchema>;

/** Who approved, and how many more are needed where the edition has rules. */
export const wireApprovalsSchema = z.looseObject({
  approvals_required: z.number().nullish(),
  approved_by: z.array(z.looseObject({ user: wireUserSchema })).nullish(),
});
export type WireApprovals = z.infer<typeof wireApprovalsSchema>;
