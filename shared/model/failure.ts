import { z } from 'zod';
import { errorCodes } from '../errors/index.ts';

/** An expected failure as it crosses a boundary: its code, its whole sentence, and an id when the log has more. */
export const failureSchema = z.object({
  code: z.enum(errorCodes),
  message: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  id: z.string().optional(),
});
export type Failure = z.infer<typeof failureSchema>;
