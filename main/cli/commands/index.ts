import type { Command } from '../command.ts';
import { accountCommands } from './account.ts';
import { draftCommands } from './draft.ts';
import { blameCommand } from './blame.ts';
import { historyCommand } from './history.ts';
import { logCommand } from './log.ts';
import { openRequestCommand } from './open-request.ts';
import { repoCommands } from './repo.ts';
import { requestCommands } from './request.ts';
import { reviewCommand } from './review.ts';
import { searchCommand } from './search.ts';
import { setCommand } from './set.ts';
import { showCommand } from './show.ts';

/** Every command that works on the engine, in the order of help. */
export const commands: readonly Command[] = [
  ...accountCommands, ...repoCommands, showCommand, setCommand, ...draftCommands, reviewCommand, openRequestCommand, ...requestCommands,
  logCommand, historyCommand, blameCommand, searchCommand,
];
