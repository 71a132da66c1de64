import { z } from 'zod';
import { draftDocumentSchema, draftSchema } from '../model/draft.ts';
import { newEditSchema } from '../model/edit.ts';
import { idSchema, repositoryPathSchema } from '../model/identifier.ts';
import { conflictSchema, reviewSchema } from '../model/review.ts';
import { channel } from './channel.ts';
import { localErrors, storeErrors } from './failure-groups.ts';

const id = z.object({ id: idSchema });
const place = z.object({ draftId: idSchema, path: repositoryPathSchema });
const errors = [...localErrors, ...storeErrors, 'DRAFT_CLOSED'] as const;

/** Drafts: every edit is on disk when its call answers. */
export const draftChannels = {
  'draft.list': channel({ host: 'engine', kind: 'read', input: z.object({ repositoryId: idSchema.nullable() }), output: z.array(draftSchema), errors: storeErrors, retry: true }),
  'draft.get': channel({ host: 'engine', kind: 'read', input: id, output: draftSchema, errors: storeErrors, retry: true }),
  'draft.create': channel({
    host: 'engine', kind: 'write', input: z.object({ repositoryId: idSchema, branch: z.string().min(1).max(1024), title: z.string().max(255) }),
    output: draftSchema, errors: [...localErrors, ...storeErrors], retry: false,
  }),
  'draft.rename': channel({ host: 'engine', kind: 'write', input: z.object({ id: idSchema, title: z.string().trim().min(1).max(255) }), output: draftSchema, errors, retry: true }),
  /** Puts a draft away for good. */
  'draft.discard': channel({ host: 'engine', kind: 'write', input: id, output: z.null(), errors: storeErrors, retry: true }),
  'draft.document': channel({ host: 'engine', kind: 'read', input: place, output: draftDocumentSchema, errors, retry: true }),
  'draft.edit': channel({
    host: 'engine', kind: 'write', input: z.object({ draftId: idSchema, edit: newEditSchema }), output: draftDocumentSchema,
    errors: [...errors, 'EDIT_STALE', 'EDIT_REFUSED'], retry: false,
  }),
  'draft.undo': channel({ host: 'engine', kind: 'write', input: place, output: draftDocumentSchema, errors, retry: false }),
  'draft.redo': channel({ host: 'engine', kind: 'write', input: place, output: draftDocumentSchema, errors, retry: false }),
  /** Takes back all edits of a file. */
  'draft.revert-file': channel({ host: 'engine', kind: 'write', input: place, output: draftDocumentSchema, errors, retry: true }),
  /** Takes back single edits, keeping the ones that do not rest on them; edits that do are taken back too and named in the answer's edits by their absence. */
  'draft.revert-edits': channel({ host: 'engine', kind: 'write', input: z.object({ draftId: idSchema, editIds: z.array(idSchema).min(1) }), output: draftSchema, errors, retry: true }),
  /** Stages or unstages edits: named ones, or all of a path, or (neither named) the whole draft. */
  'draft.stage': channel({
    host: 'engine', kind: 'write', input: z.object({ draftId: idSchema, path: repositoryPathSchema.nullable(), editIds: z.array(idSchema).nullable(), staged: z.boolean() }),
    output: draftSchema, errors, retry: true,
  }),
  /** Puts the draft on the newest base; where both sides changed the same field, `choices` decide (by the conflict's edit id) and the rest is answered as conflicts, with nothing changed. */
  'draft.update-base': channel({
    host: 'engine', kind: 'write', input: z.object({ id: idSchema, choices: z.record(z.string(), z.enum(['mine', 'theirs'])) }),
    output: z.object({ draft: draftSchema, conflicts: z.array(conflictSchema) }), errors, retry: true,
  }),
  'review.get': channel({ host: 'engine', kind: 'read', input: z.object({ draftId: idSchema }), output: reviewSchema, errors, retry: true }),
};
