import { beforeEach, expect, test, vi } from 'vitest';
import type { HistoryCommit } from '../../../shared/model/history.ts';
import { commitAtRow, loadHistoryState, logKey, type LogPlace, logPageSize, markHistoryMoved, reloadLog, useHistories, wantRow } from '../../../renderer/stores/history-store.ts';
import { type FakeWindow, fakeWindow, refuse, succeed } from '../../harness/fake-window.ts';

const place: LogPlace = { repositoryId: 'r1', ref: 'main', path: '', follow: false };
let fake: FakeWindow;
let total: number;

const commit = (row: number): HistoryCommit => ({
  oid: row.toString(16).padStart(40, '0'), parents: [], subject: `commit ${row}`, author: { name: 'Ann', email: 'ann@example.invalid' }, authoredAtMs: row, committer: 'Ann', committedAtMs: row, signed: false,
});

beforeEach(() => {
  fake = fakeWindow();
  total = 100_000;
  useHistories.setState({ states: {}, versions: {}, logs: {} });
  fake.answer = ({ input }) => {
    const { offset, limit } = input as { offset: number; limit: number };
    return succeed({ commits: Array.from({ length: Math.min(limit, total - offset) }, (_, at) => commit(offset + at)), total, complete: true });
  };
});

const log = () => useHistories.getState().logs[logKey(place)];

test('reads the first page of a history, and the page of any row when that row is shown, with its neighbours', async () => {
  await reloadLog(place, 0);
  expect(log()).toMatchObject({ total, complete: true, failure: null });
  expect(commitAtRow(log(), 199)?.subject).toBe('commit 199');
  expect(commitAtRow(log(), 200)).toBeUndefined();
  wantRow(place, 50_010);
  await vi.waitFor(() => { expect([...(log()?.pages.keys() ?? [])].toSorted((a, b) => a - b)).toEqual([0, 248, 249, 250, 251, 252, 253]); });
  expect(commitAtRow(log(), 50_010)?.subject).toBe('commit 50010');
});

test('asks for each page once, however many of its rows are shown', async () => {
  await reloadLog(place, 0);
  for (let row = 0; row < 40; row += 1) wantRow(place, 1000 + row);
  await vi.waitFor(() => { expect(log()?.pages.size).toBe(7); });
  expect(fake.calls).toHaveLength(7);
});

test('keeps a bounded number of pages, those near to what is looked at', async () => {
  await reloadLog(place, 0);
  for (let page = 0; page < 400; page += 3) {
    wantRow(place, page * logPageSize);
    await vi.waitFor(() => { expect(log()?.pages.has(page)).toBe(true); });
  }
  await vi.waitFor(() => { expect(log()?.pages.has(402)).toBe(true); });
  expect(log()?.pages.size).toBeLessThanOrEqual(151);
});

test('begins anew when the history grew, and takes no page of the older one', async () => {
  await reloadLog(place, 0);
  total += 3;
  wantRow(place, 5000);
  await vi.waitFor(() => { expect(fake.calls.length).toBeGreaterThanOrEqual(4); });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(log()?.pages.size).toBe(1);
  await reloadLog(place, 0);
  expect(log()).toMatchObject({ total });
});

test('keeps what was loaded beside the failure of a later try', async () => {
  await reloadLog(place, 0);
  fake.answer = () => refuse('NOT_FOUND');
  await reloadLog(place, 0);
  expect(log()?.failure?.code).toBe('NOT_FOUND');
  expect(commitAtRow(log(), 0)?.subject).toBe('commit 0');
});

test('knows how far an index is, and that it was brought up to date', async () => {
  fake.answer = () => succeed({ state: 'building', commits: 512, complete: false });
  await loadHistoryState('r1');
  expect(useHistories.getState().states['r1']).toEqual({ state: 'building', commits: 512, complete: false });
  markHistoryMoved('r1');
  markHistoryMoved('r1');
  expect(useHistories.getState().versions).toEqual({ r1: 2 });
});
