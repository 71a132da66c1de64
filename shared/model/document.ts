import { z } from 'zod';
import { oidSchema } from './identifier.ts';

/** A file of a commit, with the draft's text on top where there is a draft. */
export const documentSchema = z.object({
  path: z.string(),
  commitOid: oidSchema,
  /** Null when the draft adds the file. */
  blobOid: oidSchema.nullable(),
  sizeBytes: z.number(),
  /** The text at the commit; null when it is not text that can be shown (see `unreadable`). */
  baseText: z.string().nullable(),
  /** The draft's text; equals `baseText` without edits; null when unreadable or deleted. */
  text: z.string().nullable(),
  /** Why there is no text: binary, not UTF-8, too large, symbolic link, submodule, LFS pointer; null when there is. */
  unreadable: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** Set when the content is another system's placeholder, shown as text and not to be edited (an LFS pointer). */
  notice: z.string().nullable(),
});
export type RepositoryDocument = z.infer<typeof documentSchema>;
