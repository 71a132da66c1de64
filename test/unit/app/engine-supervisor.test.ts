import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type EngineQuestion, superviseEngine } from '../../../main/app/engine-supervisor.ts';
import type { FromEngine, ToEngine } from '../../../main/engine-protocol/messages.ts';
import type { AppEvent } from '../../../shared/contract/events.ts';

interface FakeProcess {
  readonly sent: ToEngine[];
  say(message: FromEngine): void;
  die(code: number): void;
  killed: boolean;
}

function world() {
  const processes: FakeProcess[] = [];
  const events: AppEvent[] = [];
  const engine = superviseEngine({
    fork(onMessage, onExit) {
      const fake: FakeProcess = { sent: [], say: onMessage, die: onExit, killed: false };
      processes.push(fake);
      return { send: (message) => fake.sent.push(message), kill() { fake.killed = true; onExit(1); } };
    },
    onEvent: (event) => events.push(event),
    answer: async (question: EngineQuestion) => ({ kind: 'secret.reply', id: question.id, token: 'for-the-engine' }),
    log: () => undefined,
  });
  const latest = (): FakeProcess => processes.at(-1) ?? expect.fail('no process was started');
  return { engine, processes, events, latest };
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

test('an answer reaches the call that asked, in any order', async () => {
  const { engine, latest } = world();
  const [first, second] = [engine.call('draft.list', {}), engine.call('account.list', {})];
  latest().say({ kind: 'reply', id: 2, envelope: { ok: true, value: 'accounts' } });
  latest().say({ kind: 'reply', id: 1, envelope: { ok: true, value: 'drafts' } });
  expect(await Promise.all([first, second])).toEqual([{ ok: true, value: 'drafts' }, { ok: true, value: 'accounts' }]);
});

test('calls that a dying engine leaves unanswered fail with ENGINE_STOPPED, and it is started again', async () => {
  const { engine, processes, events, latest } = world();
  const call = engine.call('draft.list', {});
  latest().die(9);
  expect(await call).toMatchObject({ ok: false, error: { code: 'ENGINE_STOPPED' } });
  expect(await engine.call('draft.list', {})).toMatchObject({ ok: false, error: { code: 'ENGINE_STOPPED' } });
  vi.advanceTimersByTime(100);
  latest().say({ kind: 'ready' });
  expect(processes).toHaveLength(2);
  expect(events).toEqual([{ type: 'engine', state: 'restarting' }, { type: 'engine', state: 'ready' }]);
});

test('an engine that keeps dying is restarted ever later, then left down until it is needed', async () => {
  const { engine, processes, events, latest } = world();
  for (const delayMs of [100, 200, 400, 800, 1600]) {
    latest().die(1);
    vi.advanceTimersByTime(delayMs - 1);
    const before = processes.length;
    vi.advanceTimersByTime(1);
    expect(processes).toHaveLength(before + 1);
  }
  latest().die(1);
  expect(events.at(-1)).toEqual({ type: 'engine', state: 'down' });
  vi.advanceTimersByTime(600_000);
  expect(processes).toHaveLength(6);
  const call = engine.call('draft.list', {});
  expect(processes).toHaveLength(7);
  latest().say({ kind: 'reply', id: 1, envelope: { ok: true, value: [] } });
  expect(await call).toEqual({ ok: true, value: [] });
});

test('a question of the engine is answered to the engine alone', async () => {
  const { events, latest } = world();
  latest().say({ kind: 'secret.get', id: 7, accountId: 'a' });
  await vi.advanceTimersByTimeAsync(0);
  expect(latest().sent).toEqual([{ kind: 'secret.reply', id: 7, token: 'for-the-engine' }]);
  expect(events).toEqual([]);
});

test('stopping lets the engine end by itself and kills it when it does not', async () => {
  const gentle = world();
  const ended = gentle.engine.stop(1_000);
  expect(gentle.latest().sent).toEqual([{ kind: 'stop' }]);
  gentle.latest().die(0);
  await ended;
  const stubborn = world();
  const killed = stubborn.engine.stop(1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  await killed;
  expect(stubborn.latest().killed).toBe(true);
  expect(stubborn.processes).toHaveLength(1);
});
