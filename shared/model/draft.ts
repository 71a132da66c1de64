import { z } from 'zod';
import { draftEditSchema } from './edit.ts';
import { idSchema, oidSchema } from './identifier.ts';

/** A file of a draft. */
export const draftFileSchema = z.object({
  path: z.string(),
  status: z.enum(['added', 'modified', 'deleted']),
  edits: z.number().int(),
  staged: z.number().int(),
});
export type DraftFile = z.infer<typeof draftFileSchema>;

/** An unfinished change: many edits in many files on top of one base commit. */
export const draftSchema = z.object({
  id: idSchema,
  repositoryId: idSchema,
  title: z.string(),
  /** The branch the change is meant for. */
  branch: z.string(),
  baseOid: oidSchema,
  /** The branch's newest commit when it is no longer `baseOid`; null when the base has not moved. */
  movedTo: oidSchema.nullable(),
  files: z.array(draftFileSchema),
  /** `sent` once its request is open. */
  state: z.enum(['open', 'sending', 'sent']),
  requestIid: z.number().int().nullable(),
  createdAtMs: z.number(),
  updatedAtMs: z.number(),
});
export type Draft = z.infer<typeof draftSchema>;

/** The draft's view of one file after an edit, undo or redo. */
export const draftDocumentSchema = z.object({
  path: z.string(),
  text: z.string().nullable(),
  hash: z.string(),
  edits: z.array(draftEditSchema),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type DraftDocument = z.infer<typeof draftDocumentSchema>;
