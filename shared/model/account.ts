import { z } from 'zod';
import { idSchema } from './identifier.ts';

/** Which kind of forge a server is. */
export const forgeKindSchema = z.enum(['gitlab']);
export type ForgeKind = z.infer<typeof forgeKindSchema>;

/** Where an account's token is kept: the system keyring, memory until the app closes, or nowhere (it must be entered again). */
export const tokenPlaceSchema = z.enum(['keyring', 'session', 'missing']);
export type TokenPlace = z.infer<typeof tokenPlaceSchema>;

/** One identity on one forge; the token itself stays in the main process. */
export const accountSchema = z.object({
  id: idSchema,
  forge: forgeKindSchema,
  /** Origin and path prefix of the server, without a trailing slash. */
  baseUrl: z.string(),
  username: z.string(),
  name: z.string(),
  email: z.string().nullable(),
  token: tokenPlaceSchema,
  createdAtMs: z.number(),
});
export type Account = z.infer<typeof accountSchema>;
