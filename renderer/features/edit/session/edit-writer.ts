import { hashText } from '../../../../shared/edit/index.ts';
import type { DraftDocument } from '../../../../shared/model/draft.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { failureOf } from '../../../ipc/client.ts';
import type { DraftPort } from './draft-port.ts';
import { type PendingEdit, replayEdit, toNewEdit } from './pending-edit.ts';

/** What a writer tells while it works. */
export interface WriterEvents {
  readonly onDraft: (draftId: string) => void;
  /** The engine has everything up to here; `idle` when nothing else waits. */
  readonly onSaved: (document: DraftDocument, idle: boolean) => void;
  /** The text is another than the window's: after undo or redo, or because the draft changed elsewhere. */
  readonly onReset: (text: string | null, document: DraftDocument) => void;
  /** An edit was not kept and will not be (`final`), or waits to be tried again. */
  readonly onFailure: (failure: Failure, final: boolean) => void;
}

/** What the engine does with the history of a file. */
export type HistoryAction = 'undo' | 'redo' | 'revertFile';

type Job = { readonly kind: 'edit'; readonly edit: PendingEdit } | { readonly kind: 'action'; readonly action: HistoryAction };

const retryAfterMs = 2000;
const hopeless: ReadonlySet<string> = new Set([
  'EDIT_REFUSED', 'DRAFT_CLOSED', 'NOT_FOUND', 'PATH_UNSAFE', 'PATH_NOT_FOUND', 'BAD_REQUEST', 'INTERNAL', 'REF_NOT_FOUND', 'REF_INVALID',
]);

/** Sends the edits of one file one after the other, so that each rests on the text that the one before left; starts the draft with the first. */
export class EditWriter {
  readonly #port: DraftPort;
  readonly #path: string;
  readonly #events: WriterEvents;
  #draftId: string | null;
  #queue: Job[] = [];
  #working: Promise<void> | null = null;
  #unsure = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: { readonly port: DraftPort; readonly path: string; readonly draftId: string | null; readonly events: WriterEvents }) {
    this.#port = options.port;
    this.#path = options.path;
    this.#draftId = options.draftId;
    this.#events = options.events;
  }

  get hasWork(): boolean {
    return this.#queue.length > 0;
  }

  push(edit: PendingEdit): void {
    this.#queue.push({ kind: 'edit', edit });
    this.retry();
  }

  /** Undo, redo or revert, after everything that waits. */
  run(action: HistoryAction): void {
    this.#queue.push({ kind: 'action', action });
    this.retry();
  }

  /** Goes on with what waits; does nothing while it already does. */
  retry(): void {
    clearTimeout(this.#timer);
    this.#working ??= this.#work().finally(() => {
      this.#working = null;
    });
  }

  /** Resolves when nothing waits any more, or when it is stuck. */
  async idle(): Promise<void> {
    while (this.#working !== null) await this.#working;
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #work(): Promise<void> {
    // An engine that answers at once must not run this to its end before `#working` is set.
    await Promise.resolve();
    for (let job = this.#queue[0]; job !== undefined; job = this.#queue[0]) {
      try {
        await this.#perform(job);
      } catch (error) {
        if (!(await this.#recover(job, failureOf(error)))) return;
      }
    }
  }

  async #perform(job: Job): Promise<void> {
    const draftId = this.#draftId ?? (await this.#createDraft());
    if (job.kind === 'action') {
      const document = await this.#port[job.action](draftId);
      this.#queue.shift();
      this.#takeText(document);
      return;
    }
    if (this.#unsure && (await this.#arrived(draftId, job.edit))) return;
    this.#finish(await this.#port.edit(draftId, toNewEdit(job.edit, this.#path)));
  }

  async #createDraft(): Promise<string> {
    const draftId = await this.#port.create();
    this.#draftId = draftId;
    this.#events.onDraft(draftId);
    return draftId;
  }

  #finish(document: DraftDocument): void {
    this.#unsure = false;
    this.#queue.shift();
    this.#events.onSaved(document, this.#queue.length === 0);
  }

  /** After a broken-off call the edit may have been kept all the same. */
  async #arrived(draftId: string, edit: PendingEdit): Promise<boolean> {
    const document = await this.#port.document(draftId);
    if (document.hash !== hashText(edit.after)) return false;
    this.#finish(document);
    return true;
  }

  /** Puts what waits on top of the engine's text; what no longer fits is left out. */
  #takeText(document: DraftDocument): void {
    let text = document.text;
    const kept: Job[] = [];
    for (const job of this.#queue) {
      if (job.kind === 'action') {
        kept.push(job);
        continue;
      }
      const again = text === null ? null : replayEdit(job.edit, this.#path, text);
      if (again === null) continue;
      kept.push({ kind: 'edit', edit: again });
      text = again.after;
    }
    this.#queue = kept;
    this.#events.onReset(text, document);
  }

  /** True when the work can go on. */
  async #recover(job: Job, failure: Failure): Promise<boolean> {
    const stale = failure.code === 'EDIT_STALE';
    if (this.#draftId === null || (!stale && !hopeless.has(failure.code))) return this.#stall(job, failure);
    try {
      const document = await this.#port.document(this.#draftId);
      if (!stale) this.#queue.shift();
      const before = this.#queue.length;
      this.#takeText(document);
      if (!stale || this.#queue.length < before) this.#events.onFailure(failure, true);
      return true;
    } catch (error) {
      return this.#stall(job, stale ? failureOf(error) : failure);
    }
  }

  #stall(job: Job, failure: Failure): false {
    this.#unsure = true;
    const final = job.kind === 'action' || hopeless.has(failure.code);
    if (final) this.#queue = this.#queue.filter((each) => each !== job);
    else this.#timer = setTimeout(() => this.retry(), retryAfterMs);
    this.#events.onFailure(failure, final);
    return false;
  }
}
