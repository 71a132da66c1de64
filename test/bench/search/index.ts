import { join } from 'node:path';
import type { SearchHit } from '../../../shared/model/history.ts';
import { answers } from '../../../main/history/answers.ts';
import { type HistoryReader, openReader } from '../../../main/history/query/reader.ts';
import type { SearchQuestion } from '../../../main/history/query/search.ts';
import { buildIndex } from '../../../main/history/threads/build-index.ts';
import { type BenchRepository, benchRepositories, valuesOf, workFolder } from '../generator/bench-repositories.ts';
import { Figures } from '../generator/figures.ts';
import { git, median } from '../generator/measure.ts';
import { Random } from '../generator/random.ts';

const LIMIT = 100_000;

interface Asked {
  readonly dir: string;
  readonly reader: HistoryReader;
  readonly tip: string;
  readonly random: Random;
  readonly count: number;
}

/** Searches messages against `git log --grep` and the files of the tip against `git grep`, with every hit compared. */
export async function run(args: readonly string[]): Promise<void> {
  const sizes = valuesOf(args, '--commits').flatMap((value) => ['--sizes', value]);
  for (const repository of await benchRepositories([...sizes, ...args])) await measure(repository, Number(valuesOf(args, '--questions')[0] ?? 12));
}

async function measure({ name, dir, commits, files }: BenchRepository, count: number): Promise<void> {
  const figures = new Figures(`${name}: ${String(commits)} commits, ${String(files)} files`);
  const place = { dir, file: join(workFolder('search'), 'index.db') };
  await buildIndex({ place, onProgress: () => undefined, signal: new AbortController().signal });
  const reader = openReader(place);
  try {
    const asked = { dir, reader, tip: git(dir, 'rev-parse', 'HEAD'), random: new Random(11), count };
    measureMessages(asked, figures);
    measureContents(asked, figures);
  } finally {
    reader.index.connection.close();
  }
  figures.print();
}

function measureMessages(asked: Asked, figures: Figures): void {
  const { dir, tip } = asked;
  const words = sample(asked, git(dir, 'log', '--format=%B', '-2000', tip).match(/[A-Za-z]{4,}/g) ?? []);
  const times = words.map((word) => {
    const page = timed(() => search(asked, { query: word, within: 'messages', limit: 50 }));
    const theirs = timed(() => git(dir, 'log', '--format=%H', '-i', '-E', `--grep=(^|[^[:alnum:]])${word}`, tip));
    const all = search(asked, { query: word, within: 'messages', limit: LIMIT }).map((hit) => hit.commit?.oid);
    figures.check(all.join('\n') === theirs.value, `messages with ${word}`);
    return { ours: page.ms, git: theirs.ms };
  });
  report('search of messages, first 50', 'git log --grep', { times, goal: 0.02, figures });
}

function measureContents(asked: Asked, figures: Figures): void {
  const { dir, tip } = asked;
  const words = sample(asked, git(dir, 'grep', '-I', '-h', '-o', '-E', '[A-Za-z][A-Za-z0-9_./-]{7,20}', tip, '--', '*.yaml', '*.yml', '*.tf').split('\n'));
  const times = words.map((word) => {
    const page = timed(() => search(asked, { query: word, within: 'content', limit: 50 }));
    const theirs = timed(() => grep(dir, word, tip));
    const all = search(asked, { query: word, within: 'content', limit: LIMIT }).map((hit) => `${hit.path ?? ''}:${String(hit.line)}`);
    figures.check(all.toSorted().join('\n') === theirs.value.toSorted().join('\n'), `files with ${word}`);
    return { ours: page.ms, git: theirs.ms };
  });
  report('search of contents, first 50', 'git grep', { times, goal: null, figures });
}

function search({ dir, reader, tip }: Asked, question: Pick<SearchQuestion, 'query' | 'within' | 'limit'>): SearchHit[] {
  return answers.search(reader, { dir, tip, ...question }).hits;
}

function grep(dir: string, word: string, tip: string): string[] {
  const lines = git(dir, '-c', 'core.quotePath=false', 'grep', '-I', '-i', '-n', '-F', '-z', '-e', word, tip).split('\n').filter(Boolean);
  return lines.map((line) => line.slice(tip.length + 1).split('\0').slice(0, 2).join(':'));
}

function sample({ random, count }: Asked, words: readonly string[]): string[] {
  const known = [...new Set(words.filter(Boolean))];
  return Array.from({ length: Math.min(count, known.length) }, () => random.pick(known));
}

function report(what: string, peer: string, { times, goal, figures }: { times: readonly { ours: number; git: number }[]; goal: number | null; figures: Figures }): void {
  const mine = median(times.map((each) => each.ours));
  figures.add(what, { value: mine, unit: 'ms', goal: null, note: `${String(times.length)} asked, slowest ${Math.max(...times.map((each) => each.ours)).toFixed(1)} ms, git ${median(times.map((each) => each.git)).toFixed(0)} ms` });
  figures.add(`  against ${peer}`, { value: median(times.map((each) => each.ours / each.git)), unit: 'x git', goal });
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const begin = performance.now();
  const value = work();
  return { value, ms: performance.now() - begin };
}
