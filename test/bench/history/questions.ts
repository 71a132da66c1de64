import { execFileSync } from 'node:child_process';
import { readBytes } from '../../../shared/edit/index.ts';
import { answers } from '../../../main/history/answers.ts';
import { logNumbers } from '../../../main/history/query/log.ts';
import type { HistoryReader } from '../../../main/history/query/reader.ts';
import type { Figures } from '../generator/figures.ts';
import { git, median } from '../generator/measure.ts';
import { Random } from '../generator/random.ts';

/** What questions are asked of: a store, its index opened, and a commit. */
export interface Asked {
  readonly dir: string;
  readonly reader: HistoryReader;
  readonly tip: string;
  /** How many of each kind to ask. */
  readonly count: number;
}

/** Histories of random files and folders against `git log -- PATH`: times, and whether the commits are the same in the same order. */
export function measurePaths(asked: Asked, figures: Figures): void {
  const files = filesAt(asked);
  const paths = sample(files, asked.count);
  const folders = sample([...new Set(files.flatMap(foldersOf))], Math.ceil(asked.count / 2));
  const ofFiles = paths.map((path) => historyOf(asked, path, figures));
  const ofFolders = folders.map((path) => historyOf(asked, path, figures));
  figures.add('history of a file', { value: median(ofFiles.map((each) => each.ours)), unit: 'ms', goal: 5, note: spread(ofFiles) });
  figures.add('  against git log -- PATH', { value: median(ofFiles.map((each) => each.ours / each.git)), unit: 'x git', goal: 0.01 });
  figures.add('history of a folder', { value: median(ofFolders.map((each) => each.ours)), unit: 'ms', goal: 25, note: spread(ofFolders) });
  figures.add('  against git log -- PATH', { value: median(ofFolders.map((each) => each.ours / each.git)), unit: 'x git', goal: 0.01 });
}

/** Blame of random files against `git blame`, every line compared. */
export function measureBlame(asked: Asked, figures: Figures): void {
  const { dir, reader, tip } = asked;
  const texts = filesAt(asked).filter((path) => /\.(ya?ml|tf|tfvars|json|toml|md|txt|tpl|go|sh)$/.test(path));
  const times = sample(texts, asked.count).map((path) => {
    const ours = timed(() => answers.blame(reader, { tip, path }));
    const theirs = timed(() => git(dir, 'blame', '--porcelain', tip, '--', path));
    const wanted = [...theirs.value.matchAll(/^([0-9a-f]{40}) \d+ \d+/gm)].map((match) => match[1]);
    const mine = ours.value.ranges.flatMap((range) => Array.from({ length: range.count }, () => ours.value.commits[range.commit]?.oid));
    figures.check(mine.length === wanted.length && mine.every((oid, line) => oid === wanted[line]), `blame of ${path}`);
    return { ours: ours.ms, git: theirs.ms };
  });
  figures.add('blame of a file, by line and by field', { value: median(times.map((each) => each.ours)), unit: 'ms', goal: null, note: spread(times) });
  figures.add('  against git blame', { value: median(times.map((each) => each.ours / each.git)), unit: 'x git', goal: 0.02 });
}

/** The history of the field with the most versions that is found in the files that changed most. */
export function measureField(asked: Asked, figures: Figures): void {
  const { dir, reader, tip } = asked;
  const documents = filesAt(asked).filter((path) => /\.(ya?ml|tfvars|json|toml)$/.test(path));
  const isSound = (path: string): boolean => readBytes(path, execFileSync('git', ['cat-file', 'blob', `${tip}:${path}`], { cwd: dir })).readOnly === null;
  const hot = documents.map((path) => ({ path, versions: logNumbers(reader, { tip, path, follow: false }).length })).toSorted((a, b) => b.versions - a.versions).slice(0, 60).filter(({ path }) => isSound(path)).slice(0, 6);
  const fields = hot.flatMap(({ path }) => answers.blame(reader, { tip, path }).fields.slice(0, 40).map(({ document, field }) => ({ tip, path, document, field, limit: 50 })));
  const counted = fields.map((question) => ({ question, found: answers.field(reader, question).versions }));
  const [best] = counted.toSorted((a, b) => b.found.length - a.found.length);
  if (best === undefined) return;
  const { question, found } = best;
  const times = Array.from({ length: 5 }, () => timed(() => answers.field(reader, question)).ms);
  const named = `${String(found.length)} versions of ${question.field.join('.')} in ${question.path}`;
  figures.add(`history of a field, ${String(found.length)} versions`, { value: median(times), unit: 'ms', goal: 100, note: named });
  for (const { commit, path, value } of found) {
    const plain = (value ?? '').replace(/^"|"$/g, '');
    figures.check(git(dir, 'show', `${commit.oid}:${path}`).includes(plain), `${named} at ${commit.oid}`);
  }
}

function historyOf({ dir, reader, tip }: Asked, path: string, figures: Figures): { ours: number; git: number } {
  const ours = timed(() => answers.log(reader, { tip, path, follow: false, offset: 0, limit: 100 }));
  const theirs = timed(() => git(dir, 'log', '--format=%H', tip, '--', `:(literal)${path}`));
  const mine = Array.from(logNumbers(reader, { tip, path, follow: false }), (commit) => reader.index.graph.oidOf(commit));
  figures.check(mine.join('\n') === theirs.value, `history of ${path}`);
  return { ours: ours.ms, git: theirs.ms };
}

function filesAt({ dir, tip }: Asked): string[] {
  return git(dir, 'ls-tree', '-r', '-z', tip).split('\0').filter((row) => row.startsWith('100')).map((row) => row.slice(row.indexOf('\t') + 1));
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}

function sample<T>(list: readonly T[], count: number): T[] {
  const random = new Random(7);
  return Array.from({ length: Math.min(count, list.length) }, () => random.pick(list));
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const begin = performance.now();
  const value = work();
  return { value, ms: performance.now() - begin };
}

function spread(times: readonly { ours: number; git: number }[]): string {
  const most = Math.max(...times.map((each) => each.ours));
  return `${String(times.length)} asked, slowest ${most.toFixed(1)} ms, git ${median(times.map((each) => each.git)).toFixed(0)} ms`;
}
