import { z } from 'zod';

/** How far a long task is; `total` is null while unknown. */
export const progressSchema = z.object({
  /** Id to cancel it by; for a clone or fetch, the repository's id. */
  taskId: z.string(),
  /** What is happening, such as `Cloning platform/infrastructure`. */
  title: z.string(),
  /** Such as `Receiving objects`. */
  phase: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  unit: z.enum(['objects', 'bytes', 'files', 'steps', 'commits']),
  cancellable: z.boolean(),
  state: z.enum(['running', 'done', 'failed', 'cancelled']),
});
export type Progress = z.infer<typeof progressSchema>;
