import { expect, test } from 'vitest';
import { EditSession } from '../../../renderer/features/edit/session/edit-session.ts';
import { changesSince, formWith } from '../../../renderer/features/edit/session/read-text.ts';
import { afterTyping } from '../../../renderer/features/edit/session/typed-in.ts';
import { type TextMessage, TextKeeper, TextSender } from '../../../renderer/features/edit/session/worker/long-texts.ts';
import { Desk, type Thread } from '../../../renderer/features/edit/session/worker/desk.ts';
import { DeskEnd } from '../../../renderer/features/edit/session/worker/desk-end.ts';
import { FormAssembler } from '../../../renderer/features/edit/session/worker/form-assembler.ts';
import { FormSender } from '../../../renderer/features/edit/session/worker/form-slices.ts';
import type { ReplyMessage } from '../../../renderer/features/edit/session/worker/messages.ts';
import { fewSplices } from '../../../renderer/features/edit/editor/few-splices.ts';
import { applySplices, editDocument, hashText, type Operation, readDocument } from '../../../shared/edit/index.ts';
import { buildForm, fieldAt, fieldById, type FieldRow, fieldsById, type FormModel } from '../../../shared/forms/index.ts';
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
  const worker = new DeskEnd((reply) => tell(structuredClone(reply)));
  const thread: Thread = { post: (message) => asked.push(structuredClone(message)), terminate: () => asked.splice(0), listen: (onReply) => { tell = onReply; } };
  const answer = (): void => {
    for (const message of asked.splice(0)) worker.take(message);
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

/** A form with all its rows unpacked. */
function whole(form: FormModel): FormModel {
  return { ...form, sections: form.sections.map((section) => ({ ...section, rows: [...section.rows] })) };
}

const replicas = '0:["service7","replicas"]';

test('a long text can be typed in before it is read, and has its form a moment later', async () => {
  const { session } = open();
  expect(session.store.getState().document).toMatchObject({ isRead: false, form: { fieldCount: 0 } });
  session.typeText([{ start: 0, end: 0, text: '# typed\n' }]);
  expect(session.store.getState().text).toBe(`# typed\n${base}`);
  await until(() => session.store.getState().document.isRead);
  expect(session.store.getState().document.text).toBe(`# typed\n${base}`);
  expect(whole(session.store.getState().document.form)).toMatchObject(buildForm(readDocument(path, `# typed\n${base}`)));
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

test('a form sent as slices is the same form, and pages that stayed are named only', () => {
  const assembler = new FormAssembler();
  const sender = new FormSender();
  let document = readDocument(path, base);
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
    const slices = [...sender.slices(form, changes, document.text.length)].map((slice) => structuredClone(slice));
    for (const slice of slices) assembler.take(slice);
    const made = assembler.finish();
    const sections = form.sections.map((section) => ({ ...section, changeCount: [...section.rows].filter((row) => changes.has(row.id)).length }));
    expect({ ...made, form: whole(made.form) }).toEqual({ form: { ...form, sections }, changes });
    if (operation?.op === 'set') expect(slices.flat().filter((part) => part.kind === 'page')).toHaveLength(1);
    for (const offset of [0, 1, 777, document.text.indexOf('service1201'), document.text.length]) expect(fieldAt(made.form, offset)).toEqual(fieldAt(form, offset));
    for (const id of ['0:["service7","replicas"]', '0:["nine","image"]', '0:["nobody"]', '0:["service2000","debug"]']) expect(fieldById(made.form, id)).toEqual(fieldsById(form).get(id));
  }
});

test('rows of every kind come out of their page as they went in', () => {
  const texts = [
    'a: .nan\nb: -.inf\nc: -0\nd: 0x1F\ne: 12345678901234567890\nf: "\\uD83D\\uDE80"\ng: |\n  more\n  lines\nh:\ni: {}\nj: [x, {y: 1}]\npassword: geheim\nk: &a 1\nl: *a\n"m,0,[0],": no # why\n0: zero\n',
    'a: 1\n---\nb: 2\n---\n# nothing\n---\n- 1\n- [2]\n',
    'resource "aws_instance" "web" {\n  count = var.n\n  size = 3\n}\nx = 1\n',
  ];
  for (const text of texts) {
    const form = buildForm(readDocument(text.includes('resource') ? 'main.tf' : path, text));
    const assembler = new FormAssembler();
    for (const slice of new FormSender().slices(form, new Map(), text.length)) assembler.take(structuredClone(slice));
    const made = assembler.finish().form;
    expect(whole(made)).toEqual({ ...form, sections: form.sections.map((section) => ({ ...section, changeCount: 0 })) });
    for (let offset = 0; offset <= text.length; offset += 1) expect(fieldAt(made, offset)).toEqual(fieldAt(form, offset));
    for (const field of fieldsById(form).values()) expect(fieldById(made, field.id)).toEqual(field);
  }
});

test('a long text is sent to its worker once, in pieces, and from then on only how it changed', () => {
  const sent: TextMessage[] = [];
  const keeper = new TextKeeper();
  const sender = new TextSender((message) => {
    sent.push(message);
    keeper.take(message);
  });
  const long = base.repeat(5);
  const texts = [long, `# top\n${long}`, long.replace('service7:', 'service-seven:'), long, `${long}# end\n`, long.slice(0, 100_000), base, long.slice(50_000), long];
  for (const text of texts) expect(keeper.unseal(sender.seal({ ask: { text, short: 'x' }, list: [text, 1, null] }))).toEqual({ ask: { text, short: 'x' }, list: [text, 1, null] });
  expect(sent.slice(0, 2).map(({ kind }) => kind)).toEqual(['piece', 'piece']);
  expect(Math.max(...sent.map((message) => (message.kind === 'piece' ? message.piece.length : message.insert.length)))).toBeLessThanOrEqual(400_000);
  expect(sent.filter(({ kind }) => kind === 'text').length).toBeGreaterThan(3);
});

test('fields of a long text are found beside the window, with the values set since', async () => {
  const { session } = open();
  const row = await rowOf(session, replicas);
  await session.setField(row, 70);
  const found = await session.find?.('service7 replicas');
  const { setSince } = session.store.getState().document;
  const shown = found === undefined ? found : setSince.reduce(formWith, found);
  expect(shown === undefined ? [] : [...fieldsById(shown).values()].filter(({ label }) => label === 'replicas').map(({ text }) => text).slice(0, 2)).toEqual(['70', '70']);
  await session.dispose();
});

test('what is typed in an editor that is a moment behind keeps what the editor did not show yet', () => {
  const before = 'a: 1\nb: 2\nc: 3\n';
  const typed = [{ start: 9, end: 9, text: '0' }];
  expect(afterTyping('# newer\na: 1\nb: 2\nc: 3\n', typed, { before, after: applySplices(before, typed) })).toBe('# newer\na: 1\nb: 20\nc: 3\n');
  expect(afterTyping(before, typed, { before, after: applySplices(before, typed) })).toBe('a: 1\nb: 20\nc: 3\n');
});

test('what changed outside of the editor is found as splices that make the new text', () => {
  const texts = ['', 'a', 'a\nb\nc\n', 'a\nB\nc\n', 'x\na\nb\nc', base, `${base}end: 1\n`, base.replace('service40', 'x'), base.replaceAll('image', 'picture'), `# top\n${base}`];
  for (const before of texts) for (const after of texts) expect(applySplices(before, fewSplices(before, after))).toBe(after);
});
