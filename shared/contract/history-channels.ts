import { z } from 'zod';
import {
  activitySchema, blameSchema, commitDetailSchema, comparedFileSchema, contributorSchema, fieldVersionSchema, historyCommitSchema, historyPageSchema,
  historyStateSchema, searchHitSchema,
} from '../model/history.ts';
import { idSchema, oidSchema, repositoryPathSchema } from '../model/identifier.ts';
import { channel } from './channel.ts';
import { localErrors, storeErrors } from './failure-groups.ts';

const errors = [...localErrors, ...storeErrors] as const;
const ref = z.string().min(1).max(1024);
const place = z.object({ repositoryId: idSchema, ref });
/** A file or folder; empty for the whole repository. */
const anyPath = z.string().max(4096);
const segment = z.union([z.string(), z.number().int()]);
const limit = z.number().int().min(1).max(1000);

/** Everything about the past, from the index of a repository; it answers while it grows and says whether it is complete. */
export const historyChannels = {
  'history.state': channel({ host: 'engine', kind: 'read', input: z.object({ repositoryId: idSchema }), output: historyStateSchema, errors, retry: true }),
  /** Brings the index up to date with the branches as last fetched, and waits for it. */
  'history.update': channel({ host: 'engine', kind: 'write', input: z.object({ repositoryId: idSchema }), output: historyStateSchema, errors, retry: true }),
  /** Commits that changed a path, newest first, through renames of a file when `follow`. */
  'history.log': channel({
    host: 'engine', kind: 'read', input: place.extend({ path: anyPath, follow: z.boolean(), offset: z.number().int().nonnegative(), limit }),
    output: historyPageSchema, errors, retry: true,
  }),
  'history.commit': channel({ host: 'engine', kind: 'read', input: z.object({ repositoryId: idSchema, oid: oidSchema, ref }), output: commitDetailSchema, errors, retry: true }),
  /** Every value that a field has had, newest first. */
  'history.field': channel({
    host: 'engine', kind: 'read', input: place.extend({ path: repositoryPathSchema, document: z.number().int().nonnegative(), field: z.array(segment), limit }),
    output: z.object({ versions: z.array(fieldVersionSchema), complete: z.boolean() }), errors, retry: true,
  }),
  'history.blame': channel({ host: 'engine', kind: 'read', input: place.extend({ path: repositoryPathSchema }), output: blameSchema, errors, retry: true }),
  /** What differs between two commits below a path. */
  'history.compare': channel({
    host: 'engine', kind: 'read', input: z.object({ repositoryId: idSchema, from: ref, to: ref, path: anyPath }), output: z.array(comparedFileSchema), errors, retry: true,
  }),
  /** The newest commit of a branch's first-parent line that was there at a time: what the branch held then. */
  'history.at': channel({ host: 'engine', kind: 'read', input: place.extend({ atMs: z.number() }), output: historyCommitSchema.nullable(), errors, retry: true }),
  'history.search': channel({
    host: 'engine', kind: 'read', input: place.extend({ query: z.string().min(1).max(400), within: z.enum(['messages', 'authors', 'paths', 'content']), limit }),
    output: z.object({ hits: z.array(searchHitSchema), more: z.boolean(), complete: z.boolean() }), errors, retry: true,
  }),
  'history.activity': channel({
    host: 'engine', kind: 'read', input: place.extend({ path: anyPath, by: z.enum(['day', 'week', 'month']) }), output: z.array(activitySchema), errors, retry: true,
  }),
  'history.contributors': channel({ host: 'engine', kind: 'read', input: place.extend({ path: anyPath }), output: z.array(contributorSchema), errors, retry: true }),
};
