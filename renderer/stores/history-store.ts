import { useEffect } from 'react';
import { create } from 'zustand';
import type { Failure } from '../../shared/model/failure.ts';
import type { HistoryCommit, HistoryState } from '../../shared/model/history.ts';
import { call, failureOf } from '../ipc/client.ts';

/** Which history: of a file or folder (empty for everything) seen from a branch or commit, through renames when `follow`. */
export interface LogPlace {
  readonly repositoryId: string;
  readonly ref: string;
  readonly path: string;
  readonly follow: boolean;
}

/** A history as far as it is loaded, in pages of `logPageSize`; `total` is null until the first answer. */
export interface LoadedLog {
  readonly pages: ReadonlyMap<number, readonly HistoryCommit[]>;
  readonly total: number | null;
  readonly complete: boolean;
  readonly failure: Failure | null;
}

interface HistoriesState {
  readonly states: Readonly<Record<string, HistoryState>>;
  /** Grows whenever an index has been brought up to date. */
  readonly versions: Readonly<Record<string, number>>;
  readonly logs: Readonly<Record<string, LoadedLog>>;
}

interface Wanted {
  readonly place: LogPlace;
  readonly page: number;
}

/** So many commits are asked for at once. */
export const logPageSize = 200;

const mostPages = 150;
const mostLogs = 8;
const askedAtOnce = 3;
const mostWaiting = 8;
const lookAgainMs = 1500;
const unread: LoadedLog = { pages: new Map(), total: null, complete: false, failure: null };

let waiting: Wanted[] = [];
const asked = new Set<string>();

/** The histories looked at last, and how far each index is. */
export const useHistories = create<HistoriesState>()(() => ({ states: {}, versions: {}, logs: {} }));

/** The key of a history in the store. */
export function logKey({ repositoryId, ref, path, follow }: LogPlace): string {
  return `${repositoryId} ${ref} ${String(follow)} ${path}`;
}

/** The commit at a row; undefined until its page is here. */
export function commitAtRow(log: LoadedLog | undefined, row: number): HistoryCommit | undefined {
  return log?.pages.get(Math.floor(row / logPageSize))?.[row % logPageSize];
}

/** How far the index of a repository is, asked again while it is being built; undefined until the first answer. */
export function useHistoryState(repositoryId: string): HistoryState | undefined {
  const state = useHistories(({ states }) => states[repositoryId]);
  const version = useHistories(({ versions }) => versions[repositoryId]);
  const growing = state !== undefined && (state.state === 'building' || state.state === 'absent');
  useEffect(() => {
    void loadHistoryState(repositoryId);
    if (!growing) return undefined;
    const timer = setInterval(() => void loadHistoryState(repositoryId), lookAgainMs);
    return () => clearInterval(timer);
  }, [repositoryId, version, growing]);
  return state;
}

/** A number that changes when the index of a repository was brought up to date, or grew. */
export function useHistoryVersion(repositoryId: string): number {
  return useHistories(({ versions, states }) => (versions[repositoryId] ?? 0) + (states[repositoryId]?.commits ?? 0));
}

/** Takes in that an index was brought up to date. */
export function markHistoryMoved(repositoryId: string): void {
  useHistories.setState(({ versions }) => ({ versions: { ...versions, [repositoryId]: (versions[repositoryId] ?? 0) + 1 } }));
}

/** Asks how far an index is; one that is missing is begun by asking. */
export async function loadHistoryState(repositoryId: string): Promise<void> {
  try {
    const state = await call('history.state', { repositoryId });
    useHistories.setState(({ states }) => ({ states: { ...states, [repositoryId]: state } }));
  } catch {
    // The list of the page asks too, and shows why.
  }
}

/** Begins to bring an index up to date once more, after it failed. */
export async function updateHistory(repositoryId: string): Promise<void> {
  const state = await call('history.update', { repositoryId });
  useHistories.setState(({ states }) => ({ states: { ...states, [repositoryId]: state } }));
}

/** Reads the first page of a history, and anew the pages around a row; what was loaded before stays until the answer is here. */
export async function reloadLog(place: LogPlace, row: number): Promise<void> {
  const key = logKey(place);
  const page = Math.floor(row / logPageSize);
  waiting = waiting.filter((each) => logKey(each.place) !== key);
  try {
    const pages = await Promise.all([...new Set([0, page])].map(async (each) => [each, await askPage(place, each)] as const));
    const [, first] = pages[0] ?? [0, undefined];
    if (first === undefined) return;
    const fresh = new Map(pages.map(([number, { commits }]) => [number, commits]));
    const before = useHistories.getState().logs[key];
    // The same number of commits with the same newest one: the older pages still hold.
    const isSame = before?.total === first.total && before.pages.get(0)?.[0]?.oid === first.commits[0]?.oid;
    putLog(key, { pages: isSame ? new Map([...before.pages, ...fresh]) : fresh, total: first.total, complete: first.complete, failure: null });
  } catch (error) {
    putLog(key, { ...(useHistories.getState().logs[key] ?? unread), failure: failureOf(error) });
  }
}

/** Loads the page of a row, and those around it, unless they are here; the row asked for last comes first. */
export function wantRow(place: LogPlace, row: number): void {
  const page = Math.floor(row / logPageSize);
  const log = useHistories.getState().logs[logKey(place)];
  if (log === undefined || log.total === null) return;
  const last = Math.floor(Math.max(0, log.total - 1) / logPageSize);
  for (const each of [page + 3, page - 2, page + 2, page - 1, page + 1, page]) {
    const key = `${logKey(place)} ${each}`;
    if (each < 0 || each > last || log.pages.has(each) || asked.has(key)) continue;
    waiting = [...waiting.filter((other) => `${logKey(other.place)} ${other.page}` !== key), { place, page: each }].slice(-mostWaiting);
  }
  askWaiting();
}

function askWaiting(): void {
  while (asked.size < askedAtOnce) {
    const next = waiting.pop();
    if (next === undefined) return;
    const key = `${logKey(next.place)} ${next.page}`;
    asked.add(key);
    // A page that does not come is asked for again with the next row of it that is shown.
    void loadPage(next).catch(() => undefined).finally(() => {
      asked.delete(key);
      askWaiting();
    });
  }
}

async function loadPage({ place, page }: Wanted): Promise<void> {
  const key = logKey(place);
  const before = useHistories.getState().logs[key];
  const { commits, total } = await askPage(place, page);
  const log = useHistories.getState().logs[key];
  // The history grew meanwhile, and its rows moved.
  if (log === undefined || log.total !== total || before?.total !== total) return;
  const pages = [...log.pages].filter(([each]) => each !== page).toSorted(([a], [b]) => Math.abs(b - page) - Math.abs(a - page));
  putLog(key, { ...log, pages: new Map([...pages.slice(-mostPages), [page, commits]]) });
}

function askPage(place: LogPlace, page: number): ReturnType<typeof call<'history.log'>> {
  return call('history.log', { ...place, offset: page * logPageSize, limit: logPageSize });
}

function putLog(key: string, log: LoadedLog): void {
  useHistories.setState(({ logs }) => {
    const { [key]: _before, ...others } = logs;
    return { logs: Object.fromEntries([...Object.entries(others).slice(1 - mostLogs), [key, log] as const]) };
  });
}
