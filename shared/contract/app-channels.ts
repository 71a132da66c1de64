import { z } from 'zod';
import { repositorySchema } from '../model/repository.ts';
import { settingsSchema, workspaceSchema } from '../model/settings.ts';
import { channel } from './channel.ts';
import { forgeErrors, remoteErrors, storeErrors } from './failure-groups.ts';

const none = z.object({});

/** The app itself: settings, what was open, the demo, the outside world. */
export const appChannels = {
  'app.info': channel({
    host: 'main', kind: 'read', input: none,
    output: z.object({ version: z.string(), electron: z.string(), platform: z.string(), keyring: z.enum(['available', 'unavailable', 'unknown']), demo: z.boolean() }), errors: [], retry: true,
  }),
  /** Opens an https (or loopback http) address in the system's browser. */
  'app.open-external': channel({ host: 'main', kind: 'write', input: z.object({ url: z.string().max(4096) }), output: z.null(), errors: ['URL_INVALID'], retry: true }),
  /** Starts the forge in a box with the sample repository, adds its account and repository; progress events have the task id `demo`. */
  'demo.start': channel({ host: 'main', kind: 'write', input: none, output: repositorySchema, errors: ['DEMO_UNAVAILABLE', ...forgeErrors, ...remoteErrors, ...storeErrors], retry: true }),
  'settings.get': channel({ host: 'engine', kind: 'read', input: none, output: settingsSchema, errors: storeErrors, retry: true }),
  'settings.set': channel({ host: 'engine', kind: 'write', input: settingsSchema.partial(), output: settingsSchema, errors: storeErrors, retry: true }),
  'workspace.get': channel({ host: 'engine', kind: 'read', input: none, output: workspaceSchema.nullable(), errors: storeErrors, retry: true }),
  'workspace.set': channel({ host: 'engine', kind: 'write', input: workspaceSchema, output: z.null(), errors: storeErrors, retry: true }),
};
