import { createStore, type StoreApi } from 'zustand/vanilla';
import { applySplices, editDocument, readDocument } from '../../../../shared/edit/index.ts';
import type { EditDocument, Reason, Scalar, Splice } from '../../../../shared/edit/types.ts';
import { fail, type Result, succeed } from '../../../../shared/errors/index.ts';
import { fieldId, type FieldRow } from '../../../../shared/forms/index.ts';
import type { DraftDocument } from '../../../../shared/model/draft.ts';
import type { DraftEdit } from '../../../../shared/model/edit.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { DraftPort } from './draft-port.ts';
import { fieldEditLabel, textEditLabel } from './edit-label.ts';
import { EditWriter, type HistoryAction } from './edit-writer.ts';
import { type PendingEdit, replayEdit } from './pending-edit.ts';
import { readKept } from './read-kept.ts';

/** Whether what was typed is on disk. */
export type SaveState =
  | { readonly kind: 'clean' } | { readonly kind: 'saving' } | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly final: boolean };

/** What is known of the file that is being edited. */
export interface SessionState {
  readonly draftId: string | null;
  readonly text: string;
  /** The text as read; behind `text` for a moment while typing in a long text. */
  readonly document: EditDocument;
  /** The last reading that parsed: `document` itself, an earlier one while the text is broken, null when there never was one. */
  readonly lastGood: EditDocument | null;
  readonly edits: readonly DraftEdit[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly save: SaveState;
  /** Grows whenever the text was replaced from outside (undo, a newer draft), so that half-typed input gives way. */
  readonly epoch: number;
}

/** What a session starts from. */
export interface SessionStart extends Pick<SessionState, 'draftId' | 'text' | 'edits' | 'canUndo' | 'canRedo'> {
  readonly port: DraftPort;
  readonly path: string;
  readonly onDraft: (draftId: string) => void;
  /** An edit was not kept and will not be. */
  readonly onLost: (failure: Failure) => void;
}

/** What is being typed and not sent yet; `start` is the text it rests on. */
interface Burst {
  readonly key: string;
  readonly start: EditDocument | string;
  /** The text that the whole step rests on, for its label. */
  readonly origin: EditDocument | string;
  readonly edit: PendingEdit;
}

const sendAfterMs = 110;
const oneStepMs = 900;
/** Up to this length reading a text anew goes unnoticed between two keystrokes. */
const readAtOnceLength = 60_000;
const readLaterMs = 250;
const veryLong = 400_000;
const readMuchLaterMs = 900;
const noStep = { key: '', atMs: 0, origin: '' as EditDocument | string };

/** One file being edited: form and text change it here at once, and every change goes on to the draft. */
export class EditSession {
  readonly store: StoreApi<SessionState>;
  readonly #path: string;
  readonly #writer: EditWriter;
  #burst: Burst | null = null;
  #lastStep = noStep;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #readTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(start: SessionStart) {
    const { port, path, draftId, text, edits, canUndo, canRedo } = start;
    this.#path = path;
    const document = readKept(path, text);
    this.store = createStore<SessionState>(() => ({
      draftId, text, edits, canUndo, canRedo, document, lastGood: isBroken(document) ? null : document, save: { kind: edits.length > 0 ? 'saved' : 'clean' }, epoch: 0,
    }));
    this.#writer = new EditWriter({
      port, path, draftId,
      events: {
        onDraft: (id) => {
          this.store.setState({ draftId: id });
          start.onDraft(id);
        },
        onSaved: (document, idle) => this.#takeSaved(document, idle),
        onReset: (newer, document) => this.#reset(newer, document),
        onFailure: (failure, final) => {
          this.store.setState({ save: { kind: 'failed', failure, final } });
          if (final) start.onLost(failure);
        },
      },
    });
  }

  /** Sets a field; the reason why not, when the file cannot hold it. */
  setField(field: FieldRow, value: Scalar): Result<null, Reason> {
    const key = `field:${fieldId(field)}`;
    const { start, origin, coalesce } = this.#begin(key, () => this.#readNow());
    const before = this.#asDocument(start);
    const operation = { op: 'set', document: field.document, path: field.path, value } as const;
    const planned = editDocument(before, [operation]);
    if (!planned.ok) return fail(planned.error);
    const { plan, document } = planned.value;
    const edit: PendingEdit = {
      kind: 'field', label: fieldEditLabel(field, this.#asDocument(origin), value), target: { document: field.document, path: [...field.path] },
      operations: [operation], before: before.text, after: plan.text, splices: plan.splices, coalesce,
    };
    this.#keep({ key, start: before, origin, edit });
    clearTimeout(this.#readTimer);
    this.#showDocument(document);
    return succeed(null);
  }

  /** Takes in typed text. */
  typeText(splices: readonly Splice[]): void {
    const { start, origin, coalesce } = this.#begin('text', () => this.store.getState().text);
    const before = textOf(start);
    const after = applySplices(this.store.getState().text, splices);
    const edit: PendingEdit = { kind: 'text', label: textEditLabel(textOf(origin), after), target: null, operations: [], before, after, splices: null, coalesce };
    this.#keep({ key: 'text', start: before, origin, edit });
    this.#showText(after);
  }

  /** Ends what belongs together as one step of undo, and sends it. */
  endStep(): void {
    this.#send();
    this.#lastStep = noStep;
  }

  /** Undo, redo, or take back all edits of the file; after everything typed before. */
  run(action: HistoryAction): void {
    this.#send();
    this.store.setState({ save: { kind: 'saving' } });
    this.#writer.run(action);
  }

  /** Sends what waits; resolves when it is kept, or stuck. */
  async flush(): Promise<void> {
    this.endStep();
    await this.#writer.idle();
  }

  /** Tries again to keep what could not be kept. */
  retry(): void {
    this.#writer.retry();
  }

  /** Sends what waits, then lets go of timers. */
  async dispose(): Promise<void> {
    await this.flush();
    clearTimeout(this.#readTimer);
    this.#writer.dispose();
  }

  #begin(key: string, from: () => EditDocument | string): Pick<Burst, 'start' | 'origin'> & { readonly coalesce: boolean } {
    if (this.#burst !== null && this.#burst.key !== key) this.#send();
    if (this.#burst !== null) return { start: this.#burst.start, origin: this.#burst.origin, coalesce: this.#burst.edit.coalesce };
    const coalesce = this.#lastStep.key === key && (key !== 'text' || Date.now() - this.#lastStep.atMs < oneStepMs);
    const start = from();
    return { start, origin: coalesce ? this.#lastStep.origin : start, coalesce };
  }

  #keep(burst: Burst): void {
    this.#burst = burst;
    this.store.setState({ save: { kind: 'saving' } });
    // Not put off by the next key: what was typed first is sent within this time, whatever follows.
    this.#sendTimer ??= setTimeout(() => this.#send(), sendAfterMs);
  }

  #send(): void {
    clearTimeout(this.#sendTimer);
    this.#sendTimer = undefined;
    if (this.#burst === null) return;
    const { edit, key, origin } = this.#burst;
    this.#burst = null;
    this.#lastStep = { key, atMs: Date.now(), origin };
    if (edit.after !== edit.before) this.#writer.push(edit);
    else if (!this.#writer.hasWork) this.store.setState(({ edits }) => ({ save: { kind: edits.length > 0 ? 'saved' : 'clean' } }));
  }

  #takeSaved({ edits, canUndo, canRedo }: DraftDocument, idle: boolean): void {
    this.store.setState({ edits, canUndo, canRedo });
    if (idle && this.#burst === null) this.store.setState({ save: { kind: 'saved' } });
  }

  /** What was typed while the newer text was on its way goes on top of it, where it still fits. */
  #reset(text: string | null, { edits, canUndo, canRedo }: DraftDocument): void {
    const open = this.#burst;
    const again = open === null || text === null ? null : replayEdit(open.edit, this.#path, text);
    this.#burst = open === null || again === null || text === null ? null : { key: open.key, start: text, origin: text, edit: { ...again, coalesce: false } };
    this.#lastStep = noStep;
    this.store.setState(({ epoch }) => ({ edits, canUndo, canRedo, save: { kind: this.#writer.hasWork || this.#burst !== null ? 'saving' : 'saved' }, epoch: epoch + 1 }));
    if (text !== null) this.#showText(again?.after ?? text);
  }

  #showText(text: string): void {
    clearTimeout(this.#readTimer);
    if (text.length <= readAtOnceLength) this.#showDocument(readDocument(this.#path, text));
    else {
      this.store.setState({ text });
      this.#readTimer = setTimeout(() => this.#readNow(), text.length > veryLong ? readMuchLaterMs : readLaterMs);
    }
  }

  #asDocument(start: EditDocument | string): EditDocument {
    return typeof start === 'string' ? readDocument(this.#path, start) : start;
  }

  #showDocument(document: EditDocument): void {
    this.store.setState(({ lastGood }) => ({ text: document.text, document, lastGood: isBroken(document) ? lastGood : document }));
  }

  #readNow(): EditDocument {
    clearTimeout(this.#readTimer);
    const { text, document } = this.store.getState();
    if (document.text === text) return document;
    const fresh = readDocument(this.#path, text);
    this.#showDocument(fresh);
    return fresh;
  }
}

function isBroken(document: EditDocument): boolean {
  return document.readOnly?.code === 'SYNTAX';
}

function textOf(start: EditDocument | string): string {
  return typeof start === 'string' ? start : start.text;
}
