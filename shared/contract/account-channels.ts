import { z } from 'zod';
import { accountSchema, forgeKindSchema } from '../model/account.ts';
import { idSchema } from '../model/identifier.ts';
import { projectSchema } from '../model/project.ts';
import { channel } from './channel.ts';
import { forgeErrors, storeErrors } from './failure-groups.ts';

const token = z.string().min(1).max(4096);

/** Accounts and what they may see; a token goes in and never comes back. */
export const accountChannels = {
  'account.list': channel({ host: 'engine', kind: 'read', input: z.object({}), output: z.array(accountSchema), errors: storeErrors, retry: true }),
  'account.add': channel({
    host: 'engine', kind: 'write', input: z.object({ forge: forgeKindSchema, baseUrl: z.string().min(1).max(2048), token }),
    output: accountSchema, errors: [...forgeErrors, ...storeErrors, 'URL_INVALID', 'KEYRING_LOCKED'], retry: true,
  }),
  'account.set-token': channel({
    host: 'engine', kind: 'write', input: z.object({ id: idSchema, token }), output: accountSchema,
    errors: [...forgeErrors, ...storeErrors, 'KEYRING_LOCKED'], retry: true,
  }),
  'account.remove': channel({ host: 'engine', kind: 'write', input: z.object({ id: idSchema }), output: z.null(), errors: [...storeErrors, 'KEYRING_LOCKED', 'TOKEN_NOT_DELETED'], retry: true }),
  'account.projects': channel({
    host: 'engine', kind: 'read', input: z.object({ id: idSchema, search: z.string().max(200), page: z.number().int().min(1) }),
    output: z.object({ projects: z.array(projectSchema), nextPage: z.number().int().nullable() }), errors: [...forgeErrors, ...storeErrors], retry: true,
  }),
};
