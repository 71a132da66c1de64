import { z } from 'zod';
import { documentSchema } from '../model/document.ts';
import { idSchema, oidSchema, repositoryPathSchema } from '../model/identifier.ts';
import { branchSchema, repositorySchema, treeEntrySchema } from '../model/repository.ts';
import { channel } from './channel.ts';
import { localErrors, remoteErrors, storeErrors } from './failure-groups.ts';

const id = z.object({ id: idSchema });

/** Clones, their branches, trees and files. Adding and fetching answer at once and go on behind, with progress events whose task id is the repository's. */
export const repositoryChannels = {
  'repository.list': channel({ host: 'engine', kind: 'read', input: z.object({}), output: z.array(repositorySchema), errors: storeErrors, retry: true }),
  'repository.add': channel({
    host: 'engine', kind: 'write', input: z.object({ url: z.string().min(1).max(4096), accountId: idSchema.nullable() }),
    output: repositorySchema, errors: [...remoteErrors, ...storeErrors], retry: true,
  }),
  /** Fetches now, or goes on with a clone that was broken off; resolves when it is finished. */
  'repository.fetch': channel({ host: 'engine', kind: 'write', input: id, output: repositorySchema, errors: [...remoteErrors, ...storeErrors, 'REPOSITORY_DAMAGED'], retry: true }),
  'repository.cancel': channel({ host: 'engine', kind: 'write', input: id, output: z.null(), errors: [], retry: true }),
  'repository.remove': channel({ host: 'engine', kind: 'write', input: id, output: z.null(), errors: storeErrors, retry: true }),
  'repository.branches': channel({ host: 'engine', kind: 'read', input: id, output: z.array(branchSchema), errors: localErrors, retry: true }),
  /** The whole tree of a branch or commit, sorted by path. */
  'tree.list': channel({
    host: 'engine', kind: 'read', input: z.object({ repositoryId: idSchema, ref: z.string().min(1).max(1024) }),
    output: z.object({ commitOid: oidSchema, entries: z.array(treeEntrySchema) }), errors: localErrors, retry: true,
  }),
  /** A file at a branch or commit, or at a draft's base with the draft's text on top. */
  'document.open': channel({
    host: 'engine', kind: 'read',
    input: z.object({ repositoryId: idSchema, path: repositoryPathSchema, ref: z.string().min(1).max(1024), draftId: idSchema.nullable() }),
    output: documentSchema, errors: [...localErrors, ...storeErrors], retry: true,
  }),
};
