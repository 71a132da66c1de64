import { z } from 'zod';

/** A repository as the forge lists it, before it is cloned. */
export const projectSchema = z.object({
  /** The forge's own id, as text. */
  id: z.string(),
  path: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  httpUrl: z.string(),
  webUrl: z.string(),
  defaultBranch: z.string().nullable(),
  archived: z.boolean(),
  lastActivityAtMs: z.number().nullable(),
});
export type Project = z.infer<typeof projectSchema>;

/** Someone who may be asked for a review. */
export const memberSchema = z.object({ id: z.number(), username: z.string(), name: z.string() });
export type Member = z.infer<typeof memberSchema>;

/** A label of a project. */
export const labelSchema = z.object({ name: z.string(), color: z.string(), description: z.string().nullable() });
export type Label = z.infer<typeof labelSchema>;
