import type { SearchHit } from '../../../shared/model/history.ts';
import { listTree } from '../../git/list-tree.ts';
import type { HistoryReader } from '../query/reader.ts';
import { remember } from '../query/reader.ts';
import { folded, mayHold, runsOf } from './content-signature.ts';

/** A text to find in the files of a commit. */
export interface ContentQuestion {
  readonly dir: string;
  readonly tip: string;
  readonly query: string;
  readonly limit: number;
}

const LONGEST_LINE = 300;

interface File {
  readonly path: string;
  readonly oid: string;
  readonly signature: Uint8Array | undefined;
}

/** Lines of the files of a commit that hold a text, whatever its ASCII letters' case, in the order of paths. */
export function searchContent(reader: HistoryReader, question: ContentQuestion): { hits: SearchHit[]; more: boolean; complete: boolean } {
  const needle = Buffer.from(folded(Buffer.from(question.query, 'utf8')));
  const runs = runsOf(needle);
  const files = remember(reader, `files ${question.tip}`, () => filesOf(reader, question));
  const hits: SearchHit[] = [];
  for (const file of files) {
    if (file.signature === undefined || file.signature.length === 0 || !mayHold(file.signature, runs)) continue;
    hits.push(...linesWith(reader, file, needle));
    if (hits.length > question.limit) break;
  }
  return { hits: hits.slice(0, question.limit), more: hits.length > question.limit, complete: files.every((file) => file.signature !== undefined) };
}

function filesOf(reader: HistoryReader, { dir, tip }: ContentQuestion): File[] {
  const rows = reader.index.connection.db.all<{ oid: Uint8Array; signature: Uint8Array }>('SELECT oid, signature FROM content');
  const signatures = new Map(rows.map((row) => [Buffer.from(row.oid).toString('hex'), row.signature]));
  return listTree({ dir, oid: tip })
    .filter((entry) => entry.type === 'blob' && entry.kind !== 'symlink')
    .map(({ path, oid }) => ({ path, oid, signature: signatures.get(oid) }));
}

function linesWith(reader: HistoryReader, file: File, needle: Buffer): SearchHit[] {
  const content = Buffer.from(reader.objects.read(file.oid, 'blob'));
  const haystack = Buffer.from(folded(content));
  const hits: SearchHit[] = [];
  let line = 1;
  let counted = 0;
  for (let at = haystack.indexOf(needle); at >= 0; ) {
    for (let feed = haystack.indexOf(0x0a, counted); feed >= 0 && feed < at; feed = haystack.indexOf(0x0a, counted)) {
      line++;
      counted = feed + 1;
    }
    const end = haystack.indexOf(0x0a, at);
    hits.push({ commit: null, path: file.path, line, text: content.toString('utf8', counted, end < 0 ? content.length : end).slice(0, LONGEST_LINE).trimEnd() });
    at = end < 0 ? -1 : haystack.indexOf(needle, end);
  }
  return hits;
}
