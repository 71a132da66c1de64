import type { Activity, Contributor, HistoryCommit } from '../../../shared/model/history.ts';
import { NO_COMMIT } from '../graph/commit-graph.ts';
import { commitRows } from './commit-rows.ts';
import { logNumbers } from './log.ts';
import { commitNumber, type HistoryReader, remember } from './reader.ts';

/** A path as seen from a commit; empty for the whole repository. */
export interface PathQuestion {
  readonly tip: string;
  readonly path: string;
}

/** Who changed a path, most commits first. */
export function contributors(reader: HistoryReader, question: PathQuestion): Contributor[] {
  const people = new Map<string, Contributor>();
  for (const { author, authoredAtMs } of commitsOf(reader, question)) {
    const known = people.get(author.email) ?? { ...author, commits: 0, firstAtMs: authoredAtMs, lastAtMs: authoredAtMs };
    people.set(author.email, {
      ...known, commits: known.commits + 1, firstAtMs: Math.min(known.firstAtMs, authoredAtMs), lastAtMs: Math.max(known.lastAtMs, authoredAtMs),
    });
  }
  return [...people.values()].toSorted((a, b) => b.commits - a.commits);
}

/** How much happened to a path in each stretch of time, oldest first, quiet ones included; in UTC. */
export function activity(reader: HistoryReader, question: PathQuestion & { readonly by: 'day' | 'week' | 'month' }): Activity[] {
  const buckets = new Map<number, { commits: number; people: Set<string> }>();
  for (const { author, authoredAtMs } of commitsOf(reader, question)) {
    const start = startOf(authoredAtMs, question.by);
    const bucket = buckets.get(start) ?? { commits: 0, people: new Set<string>() };
    bucket.commits++;
    bucket.people.add(author.email);
    buckets.set(start, bucket);
  }
  const starts = [...buckets.keys()].toSorted((a, b) => a - b);
  const [first, last] = [starts[0], starts.at(-1)];
  const all: Activity[] = [];
  if (first === undefined || last === undefined) return all;
  for (let at = first; at <= last; at = nextOf(at, question.by)) {
    const bucket = buckets.get(at);
    all.push({ startMs: at, commits: bucket?.commits ?? 0, people: bucket?.people.size ?? 0 });
  }
  return all;
}

/** The number of the newest commit of the first-parent line that was committed at or before a time, or NO_COMMIT. */
export function commitAt(reader: HistoryReader, question: { readonly tip: string; readonly atMs: number }): HistoryCommit | null {
  const { graph } = reader.index;
  let commit = commitNumber(reader, question.tip);
  while (commit !== NO_COMMIT && graph.described[commit] === 1 && (graph.time[commit] ?? 0) * 1000 > question.atMs) commit = graph.firstParent[commit] ?? NO_COMMIT;
  return commit === NO_COMMIT ? null : (commitRows(reader.index, [commit])[0] ?? null);
}

interface Touch {
  readonly author: { readonly name: string; readonly email: string };
  readonly authoredAtMs: number;
}

const SCAN_FROM = 2000;

/** Who touched a path and when; worked out once for all questions about a path, as a long history takes a while to read. */
function commitsOf(reader: HistoryReader, question: PathQuestion): readonly Touch[] {
  return remember(reader, `touches ${question.tip} ${question.path}`, () => {
    const numbers = logNumbers(reader, { ...question, follow: false });
    return numbers.length < SCAN_FROM ? commitRows(reader.index, Array.from(numbers)) : scanned(reader, numbers);
  });
}

/** Reads only what is asked for of every commit in one go, rather than whole rows in batches. */
function scanned(reader: HistoryReader, numbers: Int32Array): Touch[] {
  const { db } = reader.index.connection;
  const people = new Map(db.all<{ id: number; name: string; email: string }>('SELECT id, name, email FROM people').map(({ id, name, email }) => [id, { name, email }]));
  const touches = new Map<number, Touch>();
  for (const { n, author, authored } of db.all<{ n: number; author: number; authored: number }>('SELECT n, author, authored FROM commits')) {
    const person = people.get(author);
    if (person !== undefined) touches.set(n, { author: person, authoredAtMs: authored * 1000 });
  }
  return Array.from(numbers).flatMap((number) => touches.get(number) ?? []);
}

function startOf(atMs: number, by: 'day' | 'week' | 'month'): number {
  const date = new Date(atMs);
  if (by === 'month') return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const day = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  // ISO 8601 weeks begin on Monday.
  return by === 'day' ? day : day - ((date.getUTCDay() + 6) % 7) * 86_400_000;
}

function nextOf(startMs: number, by: 'day' | 'week' | 'month'): number {
  if (by !== 'month') return startMs + (by === 'day' ? 1 : 7) * 86_400_000;
  const date = new Date(startMs);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}
