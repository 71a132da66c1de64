import { sentenceFor } from '../../../../shared/errors/index.ts';
import type { DraftDocument } from '../../../../shared/model/draft.ts';
import type { NewEdit } from '../../../../shared/model/edit.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { failureOf } from '../../../ipc/client.ts';
import type { DraftPort } from './draft-port.ts';
import type { PendingEdit } from './pending-edit.ts';

/** What a writer tells while it works. */
export interface WriterEvents {
  readonly onDraft: (draftId: string) => void;
  /** The engine has everything up to here; `idle` when nothing else waits. */
  readonly onSaved: (document: DraftDocument, idle: boolean) => void;
  /** Edits that wait are about to be put on another text: what is being typed is to wait with them. */
  readonly onReplay: () => void;
  /** The text is another than the window's: after undo or redo, or because the draft changed elsewhere. */
  readonly onReset: (text: string | null, document: DraftDocument) => void;
  /** An edit was not kept and will not be (`final`), or waits to be tried again. */
  readonly onFailure: (failure: Failure, final: boolean) => void;
}

/** What has to be worked out about an edit's texts; beside the window where they are long. */
export interface EditCraft {
  readonly newEdit: (edit: PendingEdit) => Promise<NewEdit>;
  /** The same edit on another text; null where it no longer fits. */
  readonly replay: (edit: PendingEdit, onto: string) => Promise<PendingEdit | null>;
  readonly hash: (text: string) => Promise<string>;
}

/** What the engine does with the history of a file. */
export type HistoryAction = 'undo' | 'redo' | 'revertFile';

type Job = { readonly kind: 'edit'; readonly edit: PendingEdit } | { readonly kind: 'action'; readonly action: HistoryAction };

/** What was typed while an undo was under way rests on what is no longer there. */
function noLongerFits(path: string): Failure {
  return { code: 'EDIT_STALE', message: sentenceFor('EDIT_STALE', { path }), data: { path } };
}

const retryAfterMs = 2000;
const hopeless: ReadonlySet<string> = new Set([
  'EDIT_REFUSED', 'DRAFT_CLOSED', 'NOT_FOUND', 'PATH_UNSAFE', 'PATH_NOT_FOUND', 'BAD_REQUEST', 'INTERNAL', 'REF_NOT_FOUND', 'REF_INVALID',
]);

/** Sends the edits of one file one after the other, so that each rests on the text that the one before left; starts the draft with the first. */
export class EditWriter {
  readonly #port: DraftPort;
  readonly #craft: EditCraft;
  readonly #events: WriterEvents;
  #draftId: string | null;
  #queue: Job[] = [];
  #working: Promise<void> | null = null;
  #unsure = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #onEmpty: (() => void) | undefined;

  constructor(options: { readonly port: DraftPort; readonly craft: EditCraft; readonly draftId: string | null; readonly events: WriterEvents }) {
    this.#port = options.port;
    this.#craft = options.craft;
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

  /** Sends all that waits without waiting for the answers in between: the window goes away, and nothing comes after. */
  hurry(): void {
    const draftId = this.#draftId;
    if (draftId === null || this.#working === null) return;
    const [underWay, ...rest] = this.#queue;
    this.#queue = underWay === undefined ? [] : [underWay];
    for (const job of rest) {
      const sent = job.kind === 'action' ? this.#port[job.action](draftId) : this.#craft.newEdit(job.edit).then((edit) => this.#port.edit(draftId, edit));
      sent.catch(() => undefined);
    }
  }

  /** Tries what is stuck once more; resolves when nothing waits any more, or when it is stuck again. */
  async idle(): Promise<void> {
    if (this.hasWork) this.retry();
    while (this.#working !== null) await this.#working;
  }

  /** Calls back once nothing waits any more: what is stuck goes on being tried, because an engine that starts again may take longer than the page stays. */
  dispose(onDone: () => void): void {
    this.#onEmpty = onDone;
    if (!this.hasWork) onDone();
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
    this.#onEmpty?.();
  }

  async #perform(job: Job): Promise<void> {
    const draftId = this.#draftId ?? (await this.#createDraft());
    if (job.kind === 'action') {
      const document = await this.#port[job.action](draftId);
      this.#queue.shift();
      const lost = await this.#takeText(document);
      if (lost) this.#events.onFailure(noLongerFits(document.path), true);
      return;
    }
    if (this.#unsure && (await this.#arrived(draftId, job.edit))) return;
    this.#finish(await this.#port.edit(draftId, await this.#craft.newEdit(job.edit)));
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
    if (document.hash !== (await this.#craft.hash(edit.after))) return false;
    this.#finish(document);
    return true;
  }

  /** What waits goes on top of the engine's text; what no longer fits is left out, and true says so. */
  async #takeText(document: DraftDocument): Promise<boolean> {
    let text = document.text;
    const kept: Job[] = [];
    for (let at = 0; ; at += 1) {
      // What was typed while the others were put on the newer text rests on the old one too.
      if (at === this.#queue.length) this.#events.onReplay();
      const job = this.#queue[at];
      if (job === undefined) break;
      if (job.kind === 'action') {
        kept.push(job);
        continue;
      }
      const again = text === null ? null : await this.#craft.replay(job.edit, text);
      if (again === null) continue;
      kept.push({ kind: 'edit', edit: again });
      text = again.after;
    }
    const lost = kept.length < this.#queue.length;
    this.#queue = kept;
    this.#events.onReset(text, document);
    return lost;
  }

  /** True when the work can go on. */
  async #recover(job: Job, failure: Failure): Promise<boolean> {
    const stale = failure.code === 'EDIT_STALE';
    if (this.#draftId === null || (!stale && !hopeless.has(failure.code))) return this.#stall(job, failure);
    try {
      const document = await this.#port.document(this.#draftId);
      if (!stale) this.#queue.shift();
      const lost = await this.#takeText(document);
      if (!stale || lost) this.#events.onFailure(failure, true);
      return true;
    } catch (error) {
      return this.#stall(job, stale ? failureOf(error) : failure);
    }
  }

  #stall(job: Job, failure: Failure): false {
    this.#unsure = true;
    const final = job.kind === 'action' || hopeless.has(failure.code);
    if (final) this.#queue = this.#queue.filter((each) => each !== job);
    if (this.hasWork) this.#timer = setTimeout(() => this.retry(), retryAfterMs);
    else this.#onEmpty?.();
    this.#events.onFailure(failure, final);
    return false;
  }
}
