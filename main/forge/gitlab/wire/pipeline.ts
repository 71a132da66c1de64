import { z } from 'zod';

/** A pipeline, as it comes alone, in a list or as a request's `head_pipeline`; the set of statuses is open. */
export const wirePipelineSchema = z.looseObject({
  id: z.number(),
  sha: z.string(),
  ref: z.string(),
  status: z.string(),
  web_url: z.string().nullish(),
  created_at: z.string().nullish(),
});
export type WirePipeline = z.infer<typeof wirePipelineSchema>;

/** A job of a pipeline; the sets of statuses and failure reasons are open. */
export const wireJobSchema = z.looseObject({
  id: z.number(),
  name: z.string(),
  stage: z.string(),
  status: z.string(),
  allow_failure: z.boolean().nullish(),
  web_url: z.string().nullish(),
  started_at: z.string().nullish(),
  finished_at: z.string().nullish(),
  duration: z.number().nullish(),
  failure_reason: z.string().nullish(),
});
export type WireJob = z.infer<typeof wireJobSchema>;
