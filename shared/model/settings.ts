import { z } from 'zod';
import { identitySchema } from './request.ts';

/** What the operator has chosen; every field has a default. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark', 'high-contrast']).default('system'),
  /** Minutes between automatic fetches; 0 turns them off. */
  fetchEveryMinutes: z.number().int().min(0).max(1440).default(5),
  author: identitySchema.nullable().default(null),
  /** PEM text of certificate authorities trusted besides the system's. */
  extraCertificates: z.string().default(''),
  /** `system`, `none`, or an address such as `http://proxy:3128`. */
  proxy: z.string().default('system'),
  diffStyle: z.enum(['inline', 'side-by-side']).default('inline'),
});
export type Settings = z.infer<typeof settingsSchema>;

/** What was open, so that a restart finds it again; the window alone reads it. */
export const workspaceSchema = z.object({ route: z.string(), state: z.record(z.string(), z.unknown()) });
export type Workspace = z.infer<typeof workspaceSchema>;
