import { z } from 'zod';
import { failureSchema } from './failure.ts';
import { idSchema, oidSchema } from './identifier.ts';

/** How far a clone is: `usable` has the tip and deepens behind, `ready` has everything, `empty` has no commit yet. */
export const repositoryStateSchema = z.enum(['cloning', 'usable', 'ready', 'empty', 'failed']);
export type RepositoryState = z.infer<typeof repositoryStateSchema>;

/** A clone of one Git remote. */
export const repositorySchema = z.object({
  id: idSchema,
  name: z.string(),
  url: z.string(),
  accountId: idSchema.nullable(),
  /** The path of the project on its forge, such as `platform/infrastructure`; null when it belongs to no account. */
  projectPath: z.string().nullable(),
  defaultBranch: z.string().nullable(),
  state: repositoryStateSchema,
  fetchedAtMs: z.number().nullable(),
  /** Why the last clone or fetch failed; null when it did not. */
  failure: failureSchema.nullable(),
  addedAtMs: z.number(),
});
export type Repository = z.infer<typeof repositorySchema>;

/** A branch of a repository as last fetched. */
export const branchSchema = z.object({ name: z.string(), oid: oidSchema, isDefault: z.boolean() });
export type Branch = z.infer<typeof branchSchema>;

/** What a path of a tree is; `submodule` and `symlink` are shown and never followed. */
const treeEntryTypeSchema = z.enum(['file', 'executable', 'symlink', 'submodule']);

/** One path of a commit's whole tree; `unsafe` says why it is only shown. */
export const treeEntrySchema = z.object({ path: z.string(), oid: oidSchema, type: treeEntryTypeSchema, unsafe: z.string().optional() });
export type TreeEntry = z.infer<typeof treeEntrySchema>;
