import { TextKeeper } from './long-texts.ts';
import type { DeskMessage, ReplyMessage } from './messages.ts';
import { type Ask, TaskDesk, type TaskName } from './tasks.ts';

/** The worker's end of a desk: takes messages in order and replies to each task. */
export class DeskEnd {
  readonly #reply: (message: ReplyMessage) => void;
  readonly #tasks: TaskDesk;
  readonly #texts = new TextKeeper();

  constructor(reply: (message: ReplyMessage) => void) {
    this.#reply = reply;
    this.#tasks = new TaskDesk((of, slice) => reply({ kind: 'slice', of, slice }));
  }

  take(message: DeskMessage): void {
    if (message.kind !== 'task') return this.#texts.take(message);
    const { id, name, ask } = message;
    try {
      // Name and question were put together by the desk, from the same table of tasks.
      this.#reply({ kind: 'answer', id, answer: this.#tasks.perform(name, this.#texts.unseal(ask) as Ask<TaskName>) });
    } catch (error) {
      this.#reply({ kind: 'fault', id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }
}
