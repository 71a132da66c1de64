import { expect, test } from 'vitest';
import { EditSession } from '../../../renderer/features/edit/session/edit-session.ts';
import { changesSince } from '../../../renderer/features/edit/session/read-text.ts';
import { Desk, type Thread } from '../../../renderer/features/edit/session/worker/desk.ts';
import { allRows, FormAssembler, formSlices } from '../../../renderer/features/edit/session/worker/form-slices.ts';
import type { ReplyMessage } from '../../../renderer/features/edit/session/worker/messages.ts';
import { TaskDesk } from '../../../renderer/features/edit/session/worker/tasks.ts';
import { fewSplices } from '../../../renderer/features/edit/editor/few-splices.ts';
import { applySplices, editDocument, hashText, type Operation, readDocument } from '../../../shared/edit/index.ts';
import { buildForm, type FieldRow, fieldsById } from '../../../shared/forms/index.ts';
import type { DraftDocument } from '../../../shared/model/draft.ts';
import type { NewEdit } from '../../../shared/model/edit.ts';

const path = 'values.yaml';
const base = Array.from({ length: 2500 }, (_, at) => `service${at}:\n  image: registry.example.com/team/service:1.${at}\n  replicas: ${at} # as measured\n  debug: false\n`).join('');

interface Held {
  readonly desk: Desk;
  /** Answers what was asked up to now. */
  readonly answer: () => void;
}

/** A desk whose worker answers only when the test lets it; messages are cloned as between threads. */
function heldDesk(): Held {
  const asked: Parameters<Thread['post']>[0][] = [];
  let tell: (reply: ReplyMessage) => void = () => undefined;
  const worker = new TaskDesk((slice) => tell(structuredClone({ kind: 'slice', slice })));
  const thread: Thread = { post: (message) => asked.push(structuredClone(message)), terminate: () => asked.splice(0), listen: (onReply) => { tell = onReply; } };
  const answer = (): void => {
    for (const { id, name, ask } of asked.splice(0)) tell(structuredClone({ kind: 'answer', id, answer: worker.perform(name, ask) }));
  };
  return { desk: new Desk(() => thread), answer };
}

interface Opened {
  readonly session: EditSession;
  readonly sent: NewEdit[];
  readonly held: readonly Held[];
  readonly kept: () => string;
  readonly change: (text: string) => void;
}

/** A session over an engine that keeps each edit only where it rests on the present text. */
function open(held = false): Opened {
  const sent: NewEdit[] = [];
  const desks: Held[] = [];
  const past: string[] = [];
  let text = base;
  const describe = async (): Promise<DraftDocument> => ({ path, text, hash: hashText(text), edits: [], canUndo: past.length > 0, canRedo: false });
  const openDesk = (): Desk => {
    const made = heldDesk();
    desks.push(made);
    return held ? made.desk : new Desk();
  };
  const edit = (_draft: string, next: NewEdit): Promise<DraftDocument> => {
    if (next.beforeHash !== hashText(text)) return Promise.reject(Object.assign(new Error('EDIT_STALE'), { failure: { code: 'EDIT_STALE', message: '', data: {} } }));
    sent.push(next);
    past.push(text);
    text = applySplices(text, next.splices);
    return describe();
  };
  const undo = (): Promise<DraftDocument> => {
    text = past.pop() ?? text;
    return describe();
  };
  const port = { create: () => Promise.resolve('d1'), document: describe, edit, undo, redo: describe, revertFile: describe };
  const session = new EditSession({ port, path, baseText: base, draftId: null, text: base, edits: [], canUndo: false, canRedo: false, onDraft: () => undefined, onLost: () => undefined, openDesk });
  return { session, sent, held: desks, kept: () => text, change: (next) => { text = next; } };
}

async function until(done: () => boolean, step: () => void = () => undefined): Promise<void> {
  for (let turn = 0; !done(); turn += 1) {
    if (turn > 2000) throw new Error('It never came to that.');
    step();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function rowOf(session: EditSession, id: string, step?: () => void): Promise<FieldRow> {
  await until(() => session.store.getState().document.isRead, step);
  const row = fieldsById(session.store.getState().document.form).get(id);
  if (row === undefined) throw new Error(`no field ${id}`);
  return row;
}

const replicas = '0:["service7","replicas"]';

test('a long text can be typed in before it is read, and has its form a moment later', async () => {
  const { session } = open();
  expect(session.store.getState().document).toMatchObject({ isRead: false, form: { fieldCount: 0 } });
  session.typeText([{ start: 0, end: 0, text: '# typed\n' }]);
  expect(session.store.getState().text).toBe(`# typed\n${base}`);
  await until(() => session.store.getState().document.isRead);
  expect(session.store.getState().document.text).toBe(`# typed\n${base}`);
  expect(session.store.getState().document.form).toEqual(buildForm(readDocument(path, `# typed\n${base}`)));
  await session.dispose();
});

test('a field of a long text shows its new value at once and is sent as the one edit it is', async () => {
  const { session, sent, kept } = open();
  const row = await rowOf(session, replicas);
  const answers = await Promise.all([1, 12, 120].map(async (value) => await session.setField(row, value)));
  expect(answers.every((answer) => answer.ok)).toBe(true);
  expect(fieldsById(session.store.getState().document.form).get(replicas)?.text).toBe('120');
  // The form can be typed in all the while.
  expect(session.store.getState().lastGood).toBe(session.store.getState().document);
  await session.flush();
  expect(kept()).toBe(base.replace('replicas: 7 #', 'replicas: 120 #'));
  expect(sent.at(-1)?.label).toBe('replicas 7 → 120');
  await until(() => session.store.getState().document.text === kept());
  expect(session.store.getState().document.changes).toEqual(new Map([[replicas, { kind: 'changed', before: '7', value: 7, source: '7' }]]));
  await session.dispose();
});

test('what is typed as text while a field is being planned keeps both', async () => {
  const { session, held, kept } = open(true);
  const answer = (): void => { for (const each of held) each.answer(); };
  const row = await rowOf(session, replicas, answer);
  const set = session.setField(row, 99);
  session.typeText([{ start: 0, end: 0, text: '# typed meanwhile\n' }]);
  let isSet = false;
  void Promise.resolve(set).then(() => { isSet = true; });
  await until(() => isSet, answer);
  let isKept = false;
  void session.flush().then(() => { isKept = true; });
  await until(() => isKept, answer);
  expect(kept()).toBe(`# typed meanwhile\n${base.replace('replicas: 7 #', 'replicas: 99 #')}`);
  expect(session.store.getState().text).toBe(kept());
});

test('a field left while it is being planned is kept, whatever is typed in the text from then on', async () => {
  const { session, kept } = open();
  const row = await rowOf(session, replicas);
  for (const value of [1, 12, 123]) {
    void session.setField(row, value);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await until(() => session.store.getState().text.includes('replicas: 123 #'));
  void session.setField(row, 1234);
  session.endStep();
  for (const letter of ' # by hand') {
    const at = session.store.getState().text.indexOf('\n');
    session.typeText([{ start: at, end: at, text: letter }]);
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  await session.flush();
  expect(kept()).toBe(base.replace('replicas: 7 #', 'replicas: 1234 #').replace('service0:', 'service0: # by hand'));
  await session.dispose();
});

test('undo waits for a field that is still being planned', async () => {
  const { session, kept, sent } = open();
  const row = await rowOf(session, replicas);
  void session.setField(row, 5);
  session.run('undo');
  await session.flush();
  expect(sent).toHaveLength(1);
  expect(kept()).toBe(base);
  expect(session.store.getState().text).toBe(base);
  await session.dispose();
});

test('a window that goes away plans and sends at once what its worker has not answered', async () => {
  const { session, held, kept } = open(true);
  const row = await rowOf(session, replicas, () => { for (const each of held) each.answer(); });
  void session.setField(row, 6);
  session.hurry();
  for (let turn = 0; turn < 60; turn += 1) await Promise.resolve();
  expect(kept()).toBe(base.replace('replicas: 7 #', 'replicas: 6 #'));
});

test('what an older text was read as is dropped', async () => {
  const { session, held } = open(true);
  await rowOf(session, replicas, () => { for (const each of held) each.answer(); });
  const before = session.store.getState().document;
  session.typeText([{ start: 0, end: 0, text: '# a\n' }]);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  session.typeText([{ start: 0, end: 0, text: '# b\n' }]);
  for (const each of held) each.answer();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(session.store.getState().document).toBe(before);
});

test('a form sent as slices is the same form, and rows that stayed are named only', () => {
  const assembler = new FormAssembler();
  let document = readDocument(path, base);
  let before = { rows: [] as ReturnType<typeof allRows>, length: 0 };
  const original = document;
  const operations: Operation[] = [
    { op: 'set', path: ['service1200', 'image'], value: 'other:1' }, { op: 'delete', path: ['service3'] },
    { op: 'insert', path: [], key: 'first', value: { a: 1 }, index: 0 }, { op: 'rename', path: ['service9'], key: 'nine' }, { op: 'move', path: ['service2000'], index: 3 },
  ];
  for (const operation of [null, ...operations]) {
    if (operation !== null) {
      const edited = editDocument(document, [operation]);
      if (!edited.ok) throw new Error(edited.error.message);
      ({ document } = edited.value);
    }
    const form = buildForm(document);
    const changes = changesSince(original, document);
    const slices = [...formSlices(form, changes, { before, length: document.text.length })].map((slice) => structuredClone(slice));
    for (const slice of slices) assembler.take(slice);
    expect(assembler.finish()).toEqual({ form, changes });
    before = { rows: allRows(form), length: document.text.length };
    if (operation?.op === 'set') expect(slices.flat().reduce((sum, part) => sum + (part.kind === 'rows' ? part.rows.length : 0), 0)).toBeLessThan(5);
  }
});

test('what changed outside of the editor is found as splices that make the new text', () => {
  const texts = ['', 'a', 'a\nb\nc\n', 'a\nB\nc\n', 'x\na\nb\nc', base, `${base}end: 1\n`, base.replace('service40', 'x'), base.replaceAll('image', 'picture'), `# top\n${base}`];
  for (const before of texts) for (const after of texts) expect(applySplices(before, fewSplices(before, after))).toBe(after);
});
