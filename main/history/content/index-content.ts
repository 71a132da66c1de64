import { listTree } from '../../git/list-tree.ts';
import { objectsOf } from '../../git/objects/object-database.ts';
import type { HistoryIndex } from '../history-index.ts';
import { folded, signatureOf } from './content-signature.ts';

const LARGEST = 1 << 20;
const BATCH = 500;
const BINARY_PROBE = 8000;

/** Which store, and which commit's files. */
export interface ContentRequest {
  readonly index: HistoryIndex;
  readonly dir: string;
  readonly tip: string;
}

/** Notes what the text files of a commit hold, for content search, leaving out those that are known; yields after each batch. */
export function* indexContent({ index, dir, tip }: ContentRequest): Generator<number, number> {
  const { db } = index.connection;
  const known = new Set(db.all<{ oid: Uint8Array }>('SELECT oid FROM content').map(({ oid }) => Buffer.from(oid).toString('hex')));
  const wanted = new Set(listTree({ dir, oid: tip }).filter((entry) => entry.type === 'blob' && entry.kind !== 'symlink').map((entry) => entry.oid));
  // In the order of the table, whose pages are then filled one after the other.
  const missing = [...wanted].filter((oid) => !known.has(oid)).toSorted();
  const gone = [...known].filter((oid) => !wanted.has(oid));
  db.transaction(() => { for (const oid of gone) db.run('DELETE FROM content WHERE oid = ?', Buffer.from(oid, 'hex')); });
  let done = 0;
  for (let at = 0; at < missing.length; at += BATCH) {
    const rows = missing.slice(at, at + BATCH).map((oid) => ({ oid, signature: readSignature(dir, oid) }));
    db.transaction(() => { for (const { oid, signature } of rows) if (signature !== null) db.run('INSERT OR IGNORE INTO content VALUES (?, ?)', Buffer.from(oid, 'hex'), signature); });
    done += rows.length;
    yield done;
  }
  return done;
}

/** The signature of a blob: empty, which nothing is found in, for what is binary or too large; null for one that is not here, so that the others are found all the same. */
function readSignature(dir: string, oid: string): Uint8Array | null {
  const objects = objectsOf(dir);
  // What a few stored bytes swell to may not fit in memory.
  if (objects.sizeOf(oid) > LARGEST) return new Uint8Array(0);
  const object = objects.find(oid);
  if (object?.type !== 'blob') return null;
  const { content } = object;
  const isText = content.subarray(0, BINARY_PROBE).indexOf(0) < 0;
  return isText ? signatureOf(folded(content)) : new Uint8Array(0);
}
