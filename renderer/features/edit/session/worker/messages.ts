import type { FormSlice } from './form-slices.ts';
import type { TextMessage } from './long-texts.ts';
import type { Answer, TaskName } from './tasks.ts';

/** A task on its way to the worker, its long texts sealed (long-texts.ts), or one of those texts. */
export type DeskMessage = TextMessage | { readonly kind: 'task'; readonly id: number; readonly name: TaskName; readonly ask: unknown };

/** What comes back: pieces of a form, an answer, or the message of a fault in the task. */
export type ReplyMessage =
  | { readonly kind: 'slice'; readonly of: 'read' | 'find'; readonly slice: FormSlice }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answer<TaskName> }
  | { readonly kind: 'fault'; readonly id: number; readonly message: string };
