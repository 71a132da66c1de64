import { z } from 'zod';
import type { Operation } from '../edit/types.ts';
import { idSchema } from './identifier.ts';

const segment = z.union([z.string(), z.number().int()]);

/** Replace `[start, end)`, in UTF-16 code units, by `text`. */
const spliceSchema = z.object({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative(), text: z.string() });

/** An operation of the edit engine as stored and sent; its shape is checked by the engine when it is planned. */
const operationSchema = z.custom<Operation>((value) => typeof value === 'object' && value !== null && 'op' in value);

/** One edit of a draft: an operation on one place, or typed text; always as splices on the text before it. */
export const draftEditSchema = z.object({
  id: idSchema,
  path: z.string(),
  seq: z.number().int(),
  /** `field`: made in a form; `text`: typed; `create` and `delete`: the whole file. */
  kind: z.enum(['field', 'text', 'create', 'delete']),
  /** In words, such as `replicas 3 → 5`. */
  label: z.string(),
  target: z.object({ document: z.number().int(), path: z.array(segment) }).nullable(),
  operations: z.array(operationSchema),
  splices: z.array(spliceSchema),
  staged: z.boolean(),
  updatedAtMs: z.number(),
});
export type DraftEdit = z.infer<typeof draftEditSchema>;

/** An edit on its way into a draft. `coalesce` replaces the newest edit of the same place instead of adding one (typing `5`, then `50`). */
export const newEditSchema = draftEditSchema.pick({ path: true, kind: true, label: true, target: true, operations: true, splices: true }).extend({
  /** Hash of the text the splices apply to; the engine answers EDIT_STALE when it is not the draft's. */
  beforeHash: z.string(),
  coalesce: z.boolean(),
});
export type NewEdit = z.infer<typeof newEditSchema>;
