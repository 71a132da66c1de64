import { z } from 'zod';
import { oidSchema } from './identifier.ts';
import { fieldChangeSchema } from './review.ts';

/** A commit as a row of a history. */
export const historyCommitSchema = z.object({
  oid: oidSchema,
  parents: z.array(oidSchema),
  subject: z.string(),
  author: z.object({ name: z.string(), email: z.string() }),
  authoredAtMs: z.number(),
  committer: z.string(),
  committedAtMs: z.number(),
  signed: z.boolean(),
});
export type HistoryCommit = z.infer<typeof historyCommitSchema>;

/** The request through which a commit came, as its merge commit tells; null where nothing tells. */
export const introducedBySchema = z.object({ requestIid: z.number().int().nullable(), mergeOid: oidSchema, mergedAtMs: z.number() }).nullable();
export type IntroducedBy = z.infer<typeof introducedBySchema>;

/** How far the index of a repository is; `complete` false means that answers reach back only as far as it has come. */
export const historyStateSchema = z.object({ state: z.enum(['absent', 'building', 'ready', 'failed']), commits: z.number().int(), complete: z.boolean() });
export type HistoryState = z.infer<typeof historyStateSchema>;

/** A page of a history, newest first. */
export const historyPageSchema = z.object({ commits: z.array(historyCommitSchema), total: z.number().int(), complete: z.boolean() });
export type HistoryPage = z.infer<typeof historyPageSchema>;

/** One path that a commit changed against its first parent; `score` is the likeness of a rename in percent. */
export const pathChangeSchema = z.object({
  kind: z.enum(['added', 'modified', 'deleted', 'renamed', 'retyped']),
  path: z.string(),
  oldPath: z.string().nullable(),
  score: z.number(),
  oldOid: oidSchema.nullable(),
  newOid: oidSchema.nullable(),
});
export type PathChange = z.infer<typeof pathChangeSchema>;

/** A commit with everything that is known of it. */
export const commitDetailSchema = z.object({ commit: historyCommitSchema, message: z.string(), changes: z.array(pathChangeSchema), introducedBy: introducedBySchema });
export type CommitDetail = z.infer<typeof commitDetailSchema>;

/** One version of a field: the commit that gave it this value, and the value before; null where it was not set. */
export const fieldVersionSchema = z.object({
  commit: historyCommitSchema,
  introducedBy: introducedBySchema,
  /** Where the field stood then; it may have moved or been renamed since. */
  path: z.string(),
  field: z.array(z.union([z.string(), z.number()])),
  value: z.string().nullable(),
  before: z.string().nullable(),
  /** How the field came here, where it was not simply set. */
  moved: z.enum(['renamed-file', 'renamed-field']).nullable(),
});
export type FieldVersion = z.infer<typeof fieldVersionSchema>;

/** Lines `line` to `line + count - 1`, from 0, that a commit of `commits` last changed; -1 where the index does not reach far enough. */
const blameRangeSchema = z.object({ line: z.number().int(), count: z.number().int(), commit: z.number().int() });

/** Who last changed each line, and each field that is set. */
export const blameSchema = z.object({
  commits: z.array(historyCommitSchema),
  ranges: z.array(blameRangeSchema),
  fields: z.array(z.object({ document: z.number().int(), field: z.array(z.union([z.string(), z.number()])), commit: z.number().int() })),
  complete: z.boolean(),
});
export type Blame = z.infer<typeof blameSchema>;

/** One file that differs between two commits, in words where its format is known. */
export const comparedFileSchema = z.object({ path: z.string(), kind: z.enum(['added', 'modified', 'deleted']), fields: z.array(fieldChangeSchema), text: z.boolean() });
export type ComparedFile = z.infer<typeof comparedFileSchema>;

/** One place where a search found something; `line` counts from 1. */
export const searchHitSchema = z.object({
  commit: historyCommitSchema.nullable(),
  path: z.string().nullable(),
  line: z.number().int().nullable(),
  text: z.string(),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** How much happened in a stretch of time that begins at `startMs`. */
export const activitySchema = z.object({ startMs: z.number(), commits: z.number().int(), people: z.number().int() });
export type Activity = z.infer<typeof activitySchema>;

/** Someone who changed a path, and how often. */
export const contributorSchema = z.object({ name: z.string(), email: z.string(), commits: z.number().int(), firstAtMs: z.number(), lastAtMs: z.number() });
export type Contributor = z.infer<typeof contributorSchema>;
