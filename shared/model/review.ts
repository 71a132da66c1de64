import { z } from 'zod';
import { draftSchema } from './draft.ts';
import { draftEditSchema } from './edit.ts';

/** One field that a change touches, in words and values; `before` or `after` is null when the field is added or removed. */
export const fieldChangeSchema = z.object({
  path: z.string(),
  document: z.number().int(),
  field: z.array(z.union([z.string(), z.number()])),
  /** Such as `Deployment api › spec › replicas`. */
  label: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
});
export type FieldChange = z.infer<typeof fieldChangeSchema>;

/** Something the operator should know before sending. */
export const reviewWarningSchema = z.object({ code: z.string(), message: z.string(), path: z.string().nullable() });
export type ReviewWarning = z.infer<typeof reviewWarningSchema>;

/** One place that changed both in the draft and on the branch. */
export const conflictSchema = z.object({
  path: z.string(),
  field: z.string(),
  base: z.string().nullable(),
  mine: z.string().nullable(),
  theirs: z.string().nullable(),
  editIds: z.array(z.string()),
});
export type Conflict = z.infer<typeof conflictSchema>;

/** One file of a review, with the whole texts so that the window can draw any diff. */
export const reviewFileSchema = z.object({
  path: z.string(),
  status: z.enum(['added', 'modified', 'deleted']),
  baseText: z.string().nullable(),
  text: z.string().nullable(),
  /** What would be sent now: the base with the staged edits only. */
  stagedText: z.string().nullable(),
  fields: z.array(fieldChangeSchema),
  edits: z.array(draftEditSchema),
});
export type ReviewFile = z.infer<typeof reviewFileSchema>;

/** A draft as it would be sent. */
export const reviewSchema = z.object({
  draft: draftSchema,
  files: z.array(reviewFileSchema),
  conflicts: z.array(conflictSchema),
  warnings: z.array(reviewWarningSchema),
});
export type Review = z.infer<typeof reviewSchema>;
