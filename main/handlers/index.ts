import type { EngineChannel, Handlers } from '../../shared/contract/channels.ts';
import type { Context } from '../use-cases/context.ts';
import { accountHandlers } from './account-handlers.ts';
import { draftHandlers } from './draft-handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import { repositoryHandlers } from './repository-handlers.ts';
import { requestHandlers } from './request-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';

/** Everything that the engine answers; a channel without a handler does not compile. */
export function createHandlers(context: Context): Handlers<EngineChannel> {
  return {
    ...settingsHandlers(context), ...accountHandlers(context), ...repositoryHandlers(context), ...draftHandlers(context), ...requestHandlers(context),
    ...historyHandlers(context),
  };
}
