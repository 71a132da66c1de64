import { z } from 'zod';
import { failureSchema } from '../model/failure.ts';
import { idSchema } from '../model/identifier.ts';
import { progressSchema } from '../model/progress.ts';
import { repositorySchema } from '../model/repository.ts';
import { requestSchema } from '../model/request.ts';

/** Everything that is told to the window without being asked. */
export const eventSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: progressSchema }),
  z.object({ type: z.literal('repository'), repository: repositorySchema }),
  z.object({ type: z.literal('repository-removed'), id: idSchema }),
  /** The branches of a repository moved: trees, drafts' bases and requests may be out of date. */
  z.object({ type: z.literal('refs'), repositoryId: idSchema }),
  /** The history of a repository has been brought up to date. */
  z.object({ type: z.literal('history'), repositoryId: idSchema }),
  z.object({ type: z.literal('drafts'), repositoryId: idSchema }),
  z.object({ type: z.literal('accounts') }),
  z.object({ type: z.literal('settings') }),
  z.object({ type: z.literal('request'), request: requestSchema }),
  /** A watched request could not be asked about; it is tried again after `retryAtMs`. */
  z.object({ type: z.literal('request-stale'), repositoryId: idSchema, iid: z.number(), failure: failureSchema, retryAtMs: z.number() }),
  /** A failure that no call is waiting for, such as of a timed fetch. */
  z.object({ type: z.literal('failure'), failure: failureSchema }),
  /** Main only: the engine's state. */
  z.object({ type: z.literal('engine'), state: z.enum(['ready', 'restarting', 'down']) }),
  /** Main only: a menu entry or shortcut was chosen. */
  z.object({ type: z.literal('menu'), command: z.string() }),
]);
export type AppEvent = z.infer<typeof eventSchema>;
