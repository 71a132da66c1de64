import { createStore, type StoreApi } from 'zustand/vanilla';
import { applySplices } from '../../../../shared/edit/index.ts';
import type { Range, Reason, Scalar, Splice } from '../../../../shared/edit/types.ts';
import { fail, type Result, succeed } from '../../../../shared/errors/index.ts';
import { fieldId, type FieldRow, type FormModel } from '../../../../shared/forms/index.ts';
import type { DraftDocument } from '../../../../shared/model/draft.ts';
import { DocumentShelf, type EditedText } from './document-shelf.ts';
import { editCraft } from './edit-craft.ts';
import { fieldEditLabel } from './edit-label.ts';
import { EditWriter, type HistoryAction } from './edit-writer.ts';
import type { PendingEdit } from './pending-edit.ts';
import { goodOf, notYetRead, readHere, type ReadText, withValue } from './read-text.ts';
import type { SessionStart, SessionState } from './session-state.ts';
import { type Begun, type Burst, type Origin, type PlannedField, setOperation } from './step.ts';
import { afterTyping, type TypedIn } from './typed-in.ts';
import { Turns } from './turns.ts';
import { Desk } from './worker/desk.ts';

const sendAfterMs = 110;
const oneStepMs = 900;
/** Up to this length reading a text anew goes unnoticed between two keystrokes. */
const readAtOnceLength = 60_000;
const readLaterMs = 250;
const veryLong = 400_000;
const readMuchLaterMs = 900;
/** From this length on a text is read, and its edits are planned, beside the window. */
const farLength = 200_000;
const readFormAfterMs = 300;
const noStep = { key: '', atMs: 0, origin: { text: '', value: null } as Origin };

/** One file being edited: form and text change it here at once, and every change goes on to the draft. */
export class EditSession {
  readonly store: StoreApi<SessionState>;
  readonly #start: SessionStart;
  readonly #writer: EditWriter;
  readonly #shelf = new DocumentShelf();
  readonly #turns = new Turns();
  /** Reads and plans; and works on texts, which must not wait for a reading. Null as long as the text is short. */
  #far: { readonly reader: Desk; readonly texts: Desk } | null = null;
  #burst: Burst | null = null;
  #lastStep = noStep;
  #sendTimer: ReturnType<typeof setTimeout> | undefined;
  #readTimer: ReturnType<typeof setTimeout> | undefined;
  #isReading = false;
  #isOver = false;

  constructor(start: SessionStart) {
    const { port, path, draftId, text, edits, canUndo, canRedo } = start;
    this.#start = start;
    if (text.length > farLength) this.#goFar();
    const document = this.#far === null ? this.#readHere(text) : notYetRead(path, text);
    this.store = createStore<SessionState>(() => ({
      draftId, text, edits, canUndo, canRedo, document, lastGood: goodOf(document, null), save: { kind: edits.length > 0 ? 'saved' : 'clean' }, epoch: 0, isGone: false,
    }));
    this.#writer = new EditWriter({
      port, draftId, craft: editCraft(path, () => this.#far?.texts ?? null),
      events: {
        onDraft: (id) => {
          this.store.setState({ draftId: id });
          start.onDraft(id);
        },
        onSaved: (saved, idle) => this.#takeSaved(saved, idle),
        onReplay: () => this.#send(),
        onReset: (newer, draft) => this.#reset(newer, draft),
        onFailure: (failure, final) => {
          this.store.setState({ save: { kind: 'failed', failure, final } });
          if (final) start.onLost(failure);
        },
      },
    });
    if (this.#far !== null) void this.#readFar();
  }

  /** Works on long texts beside the window; null as long as the text is short. */
  get texts(): Desk | null {
    return this.#far?.texts ?? null;
  }

  /** Whether something typed is not kept yet. */
  get isBusy(): boolean {
    return this.#burst !== null || !this.#turns.isEmpty || this.#writer.hasWork;
  }

  /** The fields of a long text that match a query, as they were read last; null as long as the text is short. */
  get find(): ((query: string) => Promise<FormModel>) | null {
    return this.#far?.reader.find ?? null;
  }

  /** Sets a field; answers where its value stands then (null where that is not known), or why the file cannot hold it. Only for a long text the answer takes time. */
  setField(field: FieldRow, value: Scalar): Result<Range | null, Reason> | Promise<Result<Range | null, Reason>> {
    if (this.#far !== null) return this.#setFar(field, value);
    const begun = this.#begin(`field:${fieldId(field)}`);
    const planned = this.#shelf.edit({ path: this.#start.path, text: begun.before, operation: setOperation(field, value) });
    if (!planned.ok) return fail(planned.error);
    this.#keepField({ field, value, begun, planned: planned.value });
    clearTimeout(this.#readTimer);
    this.#show(this.#readHere(planned.value.plan.text));
    return succeed(planned.value.valueRange);
  }

  /** Takes in typed text: splices of the text that was typed in, which may be a moment behind. */
  typeText(splices: readonly Splice[], typedIn?: TypedIn): void {
    const { before, origin, coalesce } = this.#begin('text');
    const after = afterTyping(this.store.getState().text, splices, typedIn);
    const begun = origin ?? { text: before, value: null };
    this.#keep({ key: 'text', ...begun, edit: { kind: 'text', label: { origin: begun.text }, target: null, operations: [], before, after, splices: null, coalesce } });
    this.#showText(after);
  }

  /** Ends what belongs together as one step of undo, and sends it. */
  endStep(): void {
    this.#inTurn(() => {
      this.#send();
      this.#lastStep = noStep;
    });
  }

  /** Undo, redo, or take back all edits of the file; after everything typed before. */
  run(action: HistoryAction): void {
    this.#inTurn(() => {
      this.#send();
      this.store.setState({ save: { kind: 'saving' } });
      this.#writer.run(action);
    });
  }

  /** Sends what waits; resolves when it is kept, or stuck. */
  async flush(): Promise<void> {
    this.endStep();
    await this.#turns.idle();
    await this.#writer.idle();
  }

  /** Sends what waits at once, whatever that costs: the window goes away. */
  hurry(): void {
    if (this.isBusy) for (const desk of [this.#far?.reader, this.#far?.texts]) desk?.hurry();
    this.endStep();
    this.#writer.hurry();
  }

  /** Tries again to keep what could not be kept. */
  retry(): void {
    this.#writer.retry();
  }

  /** Sends what waits, then lets go of timers and workers. */
  async dispose(): Promise<void> {
    await this.flush();
    this.#isOver = true;
    clearTimeout(this.#readTimer);
    this.#writer.dispose(() => {
      this.#far?.reader.dispose();
      this.#far?.texts.dispose();
    });
  }

  #inTurn(run: () => void): void {
    if (this.#turns.isEmpty) run();
    else this.#turns.add({ key: null, run, giveWay: () => undefined });
  }

  /** What is typed next under a key rests on `before`; `origin` is null where it begins a step of its own. */
  #begin(key: string): Begun {
    if (this.#burst !== null && this.#burst.key !== key) this.#send();
    if (this.#burst !== null) return { key, before: this.#burst.edit.before, origin: this.#burst, coalesce: this.#burst.edit.coalesce };
    const coalesce = this.#lastStep.key === key && (key !== 'text' || Date.now() - this.#lastStep.atMs < oneStepMs);
    return { key, before: this.store.getState().text, origin: coalesce ? this.#lastStep.origin : null, coalesce };
  }

  #keepField({ field, value, begun, planned }: PlannedField): void {
    const origin = begun.origin ?? { text: begun.before, value: planned.before };
    const edit: PendingEdit = {
      kind: 'field', label: fieldEditLabel(field, origin.value, value), target: { document: field.document, path: [...field.path] },
      operations: [setOperation(field, value)], before: begun.before, after: planned.plan.text, splices: planned.plan.splices, coalesce: begun.coalesce,
    };
    this.#keep({ key: begun.key, text: origin.text, value: origin.value, edit });
  }

  #setFar(field: FieldRow, value: Scalar): Promise<Result<Range | null, Reason>> {
    this.store.setState({ save: { kind: 'saving' } });
    return new Promise((resolve, reject) => {
      const key = `field:${fieldId(field)}`;
      // A newer value of the same field makes this one needless.
      this.#turns.add({ key, run: () => this.#takeField(key, field, value).then(resolve, reject), giveWay: () => resolve(succeed(null)) });
    });
  }

  async #takeField(key: string, field: FieldRow, value: Scalar): Promise<Result<Range | null, Reason>> {
    for (;;) {
      const begun = this.#begin(key);
      const { text } = this.store.getState();
      const burst = this.#burst;
      const operation = setOperation(field, value);
      const planned = await this.#plan(begun.before, operation);
      // Planned on what is no longer there: typed over meanwhile, or sent.
      if (this.store.getState().text !== text || this.#burst !== burst) continue;
      if (!planned.ok) {
        this.#restSave();
        return fail(planned.error);
      }
      this.#keepField({ field, value, begun, planned: planned.value });
      const document = withValue(this.store.getState().document, field, value);
      this.store.setState({ text: planned.value.plan.text, document, lastGood: document });
      this.#readLater(readFormAfterMs);
      return succeed(planned.value.valueRange);
    }
  }

  async #plan(text: string, operation: ReturnType<typeof setOperation>): Promise<Result<EditedText, Reason>> {
    const ask = { path: this.#start.path, text, operation };
    if (this.#far === null) return this.#shelf.edit(ask);
    const planned = await this.#far.reader.ask('edit', ask);
    if (!planned.ok) return planned;
    const { splices, before, valueRange } = planned.value;
    return succeed({ plan: { text: applySplices(text, splices), splices }, before, valueRange });
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
    const { edit, key, text, value } = this.#burst;
    this.#burst = null;
    this.#lastStep = { key, atMs: Date.now(), origin: { text, value } };
    if (edit.after !== edit.before) this.#writer.push(edit);
    else this.#restSave();
  }

  /** Nothing came of what was begun. */
  #restSave(): void {
    if (this.#burst === null && !this.#writer.hasWork) this.store.setState(({ edits }) => ({ save: { kind: edits.length > 0 ? 'saved' : 'clean' } }));
  }

  #takeSaved({ edits, canUndo, canRedo }: DraftDocument, idle: boolean): void {
    this.store.setState({ edits, canUndo, canRedo });
    if (idle && this.#burst === null && this.#turns.isEmpty) this.store.setState({ save: { kind: 'saved' } });
  }

  #reset(text: string | null, { edits, canUndo, canRedo }: DraftDocument): void {
    this.#lastStep = noStep;
    this.store.setState(({ epoch }) => ({ edits, canUndo, canRedo, save: { kind: this.#writer.hasWork ? 'saving' : 'saved' }, epoch: epoch + 1, isGone: text === null }));
    this.#showText(text ?? '');
  }

  #showText(text: string): void {
    if (this.#far === null && text.length > farLength) this.#goFar();
    if (text.length <= readAtOnceLength && this.#far === null) {
      clearTimeout(this.#readTimer);
      this.#show(this.#readHere(text));
      return;
    }
    this.store.setState({ text });
    this.#readLater(text.length > veryLong ? readMuchLaterMs : readLaterMs);
  }

  #show(document: ReadText): void {
    this.store.setState(({ lastGood }) => ({ text: document.text, document, lastGood: goodOf(document, lastGood) }));
  }

  #readHere(text: string): ReadText {
    const { path, baseText } = this.#start;
    return readHere(this.#shelf.read(path, text), () => (baseText === null ? null : this.#shelf.read(path, baseText)));
  }

  #readLater(afterMs: number): void {
    clearTimeout(this.#readTimer);
    this.#readTimer = setTimeout(() => {
      if (this.#far === null) this.#show(this.#readHere(this.store.getState().text));
      else void this.#readFar();
    }, afterMs);
  }

  #goFar(): void {
    const open = this.#start.openDesk ?? (() => new Desk());
    this.#far = { reader: open(), texts: open() };
  }

  /** What was read is shown only while its text still stands. */
  async #readFar(): Promise<void> {
    if (this.#far === null || this.#isReading || this.#isOver) return;
    this.#isReading = true;
    const { path, baseText } = this.#start;
    const { text } = this.store.getState();
    const read = await this.#far.reader.read({ path, text, baseText }).finally(() => {
      this.#isReading = false;
    });
    if (this.store.getState().text === text) this.#show(read);
    else this.#readLater(readFormAfterMs);
  }
}
