import type { SearchHit } from '../../../shared/model/history.ts';
import { searchContent } from '../content/search-content.ts';
import { commitRows } from './commit-rows.ts';
import { logNumbers } from './log.ts';
import { type HistoryReader, isComplete, remember } from './reader.ts';

/** What to look for, where, seen from a commit. */
export interface SearchQuestion {
  readonly dir: string;
  readonly tip: string;
  readonly query: string;
  readonly within: 'messages' | 'authors' | 'paths' | 'content';
  readonly limit: number;
}

/** What a search found; `more` when there was more than asked for. */
export interface SearchAnswer {
  readonly hits: SearchHit[];
  readonly more: boolean;
  readonly complete: boolean;
}

/** Searches messages by words, people by name or address, paths of any time by parts, or the content of the files at the tip. */
export function search(reader: HistoryReader, question: SearchQuestion): SearchAnswer {
  switch (question.within) {
    case 'messages': return commitHits(reader, question, messageNumbers(reader, question.query));
    case 'authors': return commitHits(reader, question, authorNumbers(reader, question.query));
    case 'paths': return pathHits(reader, question);
    case 'content': return searchContent(reader, question);
  }
}

/** Commits whose message has all words of a query, the last one as a beginning. */
function messageNumbers(reader: HistoryReader, query: string): ReadonlySet<number> {
  const words = query.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return new Set();
  const match = words.map((word, place) => `"${word}"${place === words.length - 1 ? '*' : ''}`).join(' ');
  const rows = reader.index.connection.db.all<{ rowid: number }>('SELECT rowid FROM messages WHERE messages MATCH ?', match);
  return new Set(rows.map((row) => row.rowid));
}

function authorNumbers(reader: HistoryReader, query: string): ReadonlySet<number> {
  const like = `%${query.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const rows = reader.index.connection.db.all<{ n: number }>(
    "SELECT n FROM commits WHERE author IN (SELECT id FROM people WHERE name LIKE ? ESCAPE '\\' OR email LIKE ? ESCAPE '\\')", like, like,
  );
  return new Set(rows.map((row) => row.n));
}

/** Those of the commits that the tip reaches, newest first: a branch that was thrown away leaves no trace. */
function commitHits(reader: HistoryReader, question: SearchQuestion, numbers: ReadonlySet<number>): SearchAnswer {
  const found: number[] = [];
  if (numbers.size > 0) {
    for (const commit of logNumbers(reader, { tip: question.tip, path: '', follow: false })) {
      if (!numbers.has(commit)) continue;
      found.push(commit);
      if (found.length > question.limit) break;
    }
  }
  const hits = commitRows(reader.index, found.slice(0, question.limit)).map((commit): SearchHit => ({ commit, path: null, line: null, text: commit.subject }));
  return { hits, more: found.length > question.limit, complete: isComplete(reader) };
}

function pathHits(reader: HistoryReader, question: SearchQuestion): SearchAnswer {
  const { paths } = reader.index;
  const all = remember(reader, 'paths', () => Array.from({ length: paths.count - 1 }, (_, place) => paths.textOf(place + 1)));
  const words = question.query.toLowerCase().split(/\s+/).filter(Boolean);
  const found = all.filter((path) => {
    const text = path.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const hits = found.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)).slice(0, question.limit);
  return { hits: hits.map((path) => ({ commit: null, path, line: null, text: path })), more: found.length > question.limit, complete: isComplete(reader) };
}
