import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { DraftPort } from '../../../renderer/features/edit/session/draft-port.ts';
import { EditSession } from '../../../renderer/features/edit/session/edit-session.ts';
import { FailureError } from '../../../renderer/ipc/failure.ts';
import { applySplices, hashText, invertSplices } from '../../../shared/edit/index.ts';
import { type FieldRow, fieldsById } from '../../../shared/forms/index.ts';
import type { DraftDocument } from '../../../shared/model/draft.ts';
import type { NewEdit } from '../../../shared/model/edit.ts';

const path = 'apps/api.yaml';
const base = '# the API\nreplicas: 3 # enough\nimage: "api:1.2"\ndebug: false\n';

interface FakeEngine extends Omit<DraftPort, 'edit' | 'undo' | 'redo'> {
  undo: DraftPort['undo'];
  redo: DraftPort['redo'];
  edit: DraftPort['edit'];
  text: string;
  readonly sent: NewEdit[];
  /** Fails the next calls with these codes. */
  readonly failing: ('EDIT_STALE' | 'DISK_FULL' | 'ENGINE_STOPPED' | 'DRAFT_CLOSED')[];
}

function failure(code: FakeEngine['failing'][number]): FailureError {
  return new FailureError({ code, message: code, data: {} });
}

/** Keeps edits as the engine does: each must rest on the present text. */
function fakeEngine(text = base): FakeEngine {
  const past: string[] = [];
  const describe = (): DraftDocument => ({ path, text: engine.text, hash: hashText(engine.text), edits: [], canUndo: past.length > 0, canRedo: false });
  const engine: FakeEngine = {
    text, sent: [], failing: [],
    create: () => Promise.resolve('d1'),
    document: () => Promise.resolve(describe()),
    edit: async (_draftId, edit) => {
      const code = engine.failing.shift();
      if (code !== undefined) throw failure(code);
      if (edit.beforeHash !== hashText(engine.text)) throw failure('EDIT_STALE');
      engine.sent.push(edit);
      past.push(engine.text);
      engine.text = applySplices(engine.text, edit.splices);
      return describe();
    },
    undo: async () => {
      engine.text = past.pop() ?? engine.text;
      return describe();
    },
    redo: async () => describe(),
    revertFile: async () => {
      engine.text = text;
      return describe();
    },
  };
  return engine;
}

function open(engine: FakeEngine): { session: EditSession; field: (name: string) => FieldRow; drafts: string[] } {
  const drafts: string[] = [];
  const session = new EditSession({ port: engine, path, draftId: null, text: engine.text, baseText: engine.text, edits: [], canUndo: false, canRedo: false, onDraft: (id) => drafts.push(id), onLost: () => undefined });
  const field = (name: string): FieldRow => {
    const found = [...fieldsById(session.store.getState().document.form).values()].find((each) => each.label === name);
    if (found === undefined) throw new Error(`no field ${name}`);
    return found;
  };
  return { session, field, drafts };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a field is changed at once here and sent within the time promised, with one draft for all', async () => {
  const engine = fakeEngine();
  const { session, field, drafts } = open(engine);
  expect(session.setField(field('replicas'), 5)).toMatchObject({ ok: true });
  expect(session.store.getState().text).toBe(base.replace('replicas: 3', 'replicas: 5'));
  expect(engine.sent).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(200);
  expect(engine.text).toBe(base.replace('replicas: 3', 'replicas: 5'));
  expect(engine.sent[0]).toMatchObject({ kind: 'field', label: 'replicas 3 → 5', target: { document: 0, path: ['replicas'] }, coalesce: false });
  expect(drafts).toEqual(['d1']);
  expect(session.store.getState().save.kind).toBe('saved');
});

test('keys typed one after the other into a field become one edit, told from its first value', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  for (const value of [1, 12, 120]) {
    void session.setField(field('replicas'), value);
    await vi.advanceTimersByTimeAsync(130);
  }
  await session.flush();
  expect(engine.sent.map((edit) => edit.coalesce)).toEqual([false, true, true]);
  expect(engine.sent.at(-1)?.label).toBe('replicas 3 → 120');
  void session.setField(field('replicas'), 4);
  await session.flush();
  expect(engine.sent.at(-1)?.coalesce).toBe(false);
});

test('form and text take turns on one text', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  void session.setField(field('debug'), true);
  const at = session.store.getState().text.indexOf('api:1.2') + 4;
  session.typeText([{ start: at, end: at + 3, text: '1.3' }]);
  void session.setField(field('replicas'), 2);
  await session.flush();
  expect(engine.text).toBe('# the API\nreplicas: 2 # enough\nimage: "api:1.3"\ndebug: true\n');
  expect(engine.sent.map((edit) => edit.kind)).toEqual(['field', 'text', 'field']);
});

test('undo goes through the draft, after what was typed before it', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  void session.setField(field('replicas'), 5);
  session.run('undo');
  await session.flush();
  expect(session.store.getState().text).toBe(base);
  expect(session.store.getState().epoch).toBe(1);
});

test('an edit that found the draft changed elsewhere is made again on the newer text', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  engine.text = `# someone was here\n${base}`;
  void session.setField(field('replicas'), 5);
  await session.flush();
  expect(engine.text).toBe(`# someone was here\n${base.replace('replicas: 3', 'replicas: 5')}`);
  expect(session.store.getState().text).toBe(engine.text);
});

test('typed text moves along with a newer text, and gives way where both touched the same place', async () => {
  const engine = fakeEngine();
  const { session } = open(engine);
  engine.text = `# one\n${base}`;
  session.typeText([{ start: base.length, end: base.length, text: 'last: 1\n' }]);
  await session.flush();
  expect(engine.text).toBe(`# one\n${base}last: 1\n`);
});

test('what could not be kept is kept here and tried again', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  engine.failing.push('DISK_FULL');
  void session.setField(field('replicas'), 5);
  await session.flush();
  expect(session.store.getState().save).toMatchObject({ kind: 'failed', final: false });
  expect(session.store.getState().text).toContain('replicas: 5');
  await vi.advanceTimersByTimeAsync(2500);
  expect(engine.text).toContain('replicas: 5');
  expect(session.store.getState().save.kind).toBe('saved');
});

test('what could not be kept before the file was left is kept once the engine is there again', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  engine.failing.push('ENGINE_STOPPED', 'ENGINE_STOPPED');
  void session.setField(field('replicas'), 5);
  await vi.advanceTimersByTimeAsync(200);
  expect(session.store.getState().save).toMatchObject({ kind: 'failed', final: false });
  await session.dispose();
  expect(engine.text).toBe(base);
  await vi.advanceTimersByTimeAsync(2500);
  expect(engine.text).toContain('replicas: 5');
});

test('an undo that met a dead engine does not hold up what was typed after it', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  void session.setField(field('replicas'), 5);
  await session.flush();
  const { undo } = engine;
  engine.undo = () => Promise.reject(failure('ENGINE_STOPPED'));
  session.run('undo');
  void session.setField(field('debug'), true);
  await session.flush();
  engine.undo = undo;
  await vi.advanceTimersByTimeAsync(2500);
  expect(engine.text).toContain('debug: true');
  expect(session.store.getState().save.kind).toBe('saved');
});

test('a window that goes away sends everything typed without waiting for answers', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  void session.setField(field('replicas'), 5);
  await session.flush();
  const { edit } = engine;
  const answers: (() => void)[] = [];
  engine.edit = async (draftId, next) => {
    const document = await edit(draftId, next);
    await new Promise<void>((resolve) => answers.push(resolve));
    return document;
  };
  void session.setField(field('replicas'), 6);
  await vi.advanceTimersByTimeAsync(150);
  void session.setField(field('debug'), true);
  session.hurry();
  await vi.advanceTimersByTimeAsync(0);
  expect(engine.text).toContain('replicas: 6');
  expect(engine.text).toContain('debug: true');
  expect(answers).toHaveLength(2);
});

test('an edit whose answer was lost is not made twice', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  const edit = engine.edit;
  let lost = true;
  engine.edit = async (draftId, next) => {
    const answer = await edit(draftId, next);
    if (!lost) return answer;
    lost = false;
    throw failure('ENGINE_STOPPED');
  };
  void session.setField(field('replicas'), 5);
  await session.flush();
  await vi.advanceTimersByTimeAsync(2500);
  expect(engine.sent).toHaveLength(1);
  expect(session.store.getState().save.kind).toBe('saved');
});

test('a closed draft takes nothing, and the text goes back to what it holds', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  engine.failing.push('DRAFT_CLOSED');
  void session.setField(field('replicas'), 5);
  await session.flush();
  expect(session.store.getState().text).toBe(base);
  expect(session.store.getState().save).toMatchObject({ kind: 'failed', final: true });
});

test('a value set and set back before it was sent leaves no trace', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  void session.setField(field('replicas'), 5);
  void session.setField(field('replicas'), 3);
  await session.flush();
  expect(engine.sent).toHaveLength(0);
  expect(session.store.getState().save.kind).toBe('clean');
});

test('the splices of each edit lead back to the text before it', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  void session.setField(field('image'), 'api:2 "x"');
  await session.flush();
  const [sent] = engine.sent;
  expect(applySplices(engine.text, invertSplices(base, sent?.splices ?? []))).toBe(base);
});

test('what is typed while an undo is under way and no longer fits is said to be lost, never dropped in silence', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  session.typeText([{ start: base.length, end: base.length, text: 'added: 1\n' }]);
  await session.flush();
  const { undo } = engine;
  let letGo: () => void = () => undefined;
  engine.undo = async (draftId) => {
    await new Promise<void>((resolve) => { letGo = resolve; });
    return undo(draftId);
  };
  session.run('undo');
  await vi.advanceTimersByTimeAsync(10);
  void session.setField(field('added'), 2);
  await vi.advanceTimersByTimeAsync(200);
  letGo();
  await session.flush();
  expect(engine.text).toBe(base);
  expect(session.store.getState().text).toBe(base);
  expect(session.store.getState().save).toMatchObject({ kind: 'failed', final: true, failure: { code: 'EDIT_STALE' } });
});

test('a file whose creation is undone shows no text any more, and is there again when that is taken back', async () => {
  const engine = fakeEngine('');
  const { session } = open(engine);
  session.typeText([{ start: 0, end: 0, text: 'replicas: 3\n' }]);
  await session.flush();
  const described = await engine.document('d1');
  engine.undo = () => Promise.resolve({ ...described, text: null, canUndo: false, canRedo: true });
  engine.redo = () => Promise.resolve({ ...described, text: 'replicas: 3\n', canUndo: true, canRedo: false });
  session.run('undo');
  await session.flush();
  expect(session.store.getState()).toMatchObject({ text: '', isGone: true, canRedo: true });
  session.run('redo');
  await session.flush();
  expect(session.store.getState()).toMatchObject({ text: 'replicas: 3\n', isGone: false, canUndo: true });
});

test('the session says it is busy from the first letter until it is kept', async () => {
  const engine = fakeEngine();
  const { session, field } = open(engine);
  expect(session.isBusy).toBe(false);
  void session.setField(field('replicas'), 5);
  expect(session.isBusy).toBe(true);
  await session.flush();
  expect(session.isBusy).toBe(false);
  expect(engine.text).toContain('replicas: 5');
});
