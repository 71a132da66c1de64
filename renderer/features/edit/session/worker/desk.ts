import type { FieldChanges } from '../../../../forms/field-changes.ts';
import type { FormModel } from '../../../../../shared/forms/index.ts';
import type { ReadText } from '../read-text.ts';
import { FormAssembler } from './form-assembler.ts';
import { TextSender } from './long-texts.ts';
import type { DeskMessage, ReplyMessage } from './messages.ts';
import { Outbox } from './outbox.ts';
import { type Answer, type Ask, TaskDesk, type TaskName } from './tasks.ts';

/** A worker as a desk sees it. */
export interface Thread {
  readonly post: (message: DeskMessage) => void;
  readonly terminate: () => void;
  /** Tells replies, and that the worker cannot go on. */
  readonly listen: (onReply: (reply: ReplyMessage) => void, onBroken: () => void) => void;
}

interface Waiting {
  readonly name: TaskName;
  readonly perform: (local: TaskDesk) => Answer<TaskName>;
  readonly resolve: (answer: Answer<TaskName>) => void;
  readonly reject: (error: Error) => void;
}

/** Starts the worker; null where there are none. */
function editThread(): Thread | null {
  if (typeof Worker === 'undefined') return null;
  const worker = new Worker(new URL('./edit.worker.ts', import.meta.url), { type: 'module', name: 'edit' });
  return {
    post: (message) => worker.postMessage(message),
    terminate: () => worker.terminate(),
    listen: (onReply, onBroken) => {
      worker.addEventListener('message', ({ data }: MessageEvent<ReplyMessage>) => onReply(data));
      worker.addEventListener('error', onBroken);
    },
  };
}

/** Hands tasks on long texts to a worker, in order; a worker that cannot be had or breaks is replaced by the window itself. */
export class Desk {
  #thread: Thread | null;
  #local: TaskDesk | null = null;
  readonly #outbox: Outbox<DeskMessage>;
  readonly #texts: TextSender;
  /** A search's form is put together apart: the next reading names what the last one had. */
  #forms = { read: new FormAssembler(), find: new FormAssembler() };
  #lastId = 0;
  readonly #waiting = new Map<number, Waiting>();

  constructor(start: () => Thread | null = editThread) {
    this.#thread = start();
    this.#outbox = new Outbox((message) => this.#thread?.post(message), ({ kind }) => kind === 'piece');
    this.#texts = new TextSender((message) => this.#outbox.send(message));
    this.#thread?.listen((reply) => this.#take(reply), () => this.#takeOver(() => true));
  }

  /** Does a task; rejects only on a bug in it. */
  ask<Name extends TaskName>(name: Name, ask: Ask<Name>): Promise<Answer<Name>> {
    return new Promise((resolve, reject) => {
      const id = (this.#lastId += 1);
      // The answer to a task has the type that the table gives it; the map knows no more than its id.
      const waiting: Waiting = { name, perform: (local) => local.perform(name, ask), resolve: (answer) => resolve(answer as Answer<Name>), reject };
      this.#waiting.set(id, waiting);
      if (this.#thread === null) queueMicrotask(() => this.#performHere(id));
      else this.#outbox.send({ kind: 'task', id, name, ask: this.#texts.seal(ask) });
    });
  }

  /** Reads a text with its form; one reading at a time. */
  async read(ask: Ask<'read'>): Promise<ReadText> {
    const { form, changes, answer } = await this.#readParts(ask);
    return { text: ask.text, isRead: true, ...answer, form, formRead: form, setSince: [], changes };
  }

  /** The fields that match a query, in the form that was read last; one search at a time. */
  readonly find = async (query: string): Promise<FormModel> => {
    await this.ask('find', { query });
    return this.#forms.find.finish().form;
  };

  /** Finishes at once, in the window, what was typed: the window is about to go away. */
  hurry(): void {
    this.#takeOver((name) => name === 'edit' || name === 'new-edit' || name === 'replay' || name === 'hash');
  }

  dispose(): void {
    this.#thread?.terminate();
    this.#thread = null;
    this.#outbox.close();
    this.#waiting.clear();
  }

  async #readParts(ask: Ask<'read'>): Promise<{ readonly form: FormModel; readonly changes: FieldChanges; readonly answer: Answer<'read'> }> {
    const answer = await this.ask('read', ask);
    return { ...this.#forms.read.finish(), answer };
  }

  #take(reply: ReplyMessage): void {
    if (reply.kind === 'slice') return this.#forms[reply.of].take(reply.slice);
    const waiting = this.#waiting.get(reply.id);
    this.#waiting.delete(reply.id);
    if (reply.kind === 'answer') waiting?.resolve(reply.answer);
    else waiting?.reject(new Error(reply.message));
  }

  #takeOver(now: (name: TaskName) => boolean): void {
    this.#thread?.terminate();
    this.#thread = null;
    this.#outbox.close();
    this.#forms = { read: new FormAssembler(), find: new FormAssembler() };
    for (const [id, { name }] of this.#waiting) if (now(name)) this.#performHere(id);
  }

  #performHere(id: number): void {
    const waiting = this.#waiting.get(id);
    if (waiting === undefined) return;
    this.#waiting.delete(id);
    this.#local ??= new TaskDesk((of, slice) => this.#forms[of].take(slice));
    try {
      waiting.resolve(waiting.perform(this.#local));
    } catch (error) {
      waiting.reject(error instanceof Error ? error : new Error(String(error)));
    }
  }
}
