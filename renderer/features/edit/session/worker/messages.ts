import type { FormSlice } from './form-slices.ts';
import type { Answer, Ask, TaskName } from './tasks.ts';

/** A task on its way to the worker. */
export type TaskMessage = { readonly [Name in TaskName]: { readonly id: number; readonly name: Name; readonly ask: Ask<Name> } }[TaskName];

/** What comes back: pieces of a form, an answer, or the message of a fault in the task. */
export type ReplyMessage =
  | { readonly kind: 'slice'; readonly slice: FormSlice }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer<TaskName> }
  | { readonly kind: 'fault'; readonly id: number; readonly message: string };
