import type { ReplyMessage, TaskMessage } from './messages.ts';
import { TaskDesk } from './tasks.ts';

const reply = (message: ReplyMessage): void => globalThis.postMessage(message);
const desk = new TaskDesk((slice) => reply({ kind: 'slice', slice }));

globalThis.addEventListener('message', ({ data }: MessageEvent<TaskMessage>) => {
  try {
    reply({ kind: 'answer', id: data.id, answer: desk.perform(data.name, data.ask) });
  } catch (error) {
    reply({ kind: 'fault', id: data.id, message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
