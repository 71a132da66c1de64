import { ByteReader, ByteWriter } from './bytes.ts';

/** How a commit changed a path against its first parent; `retyped` is a file that became a link or the like. */
export type ChangeKind = 'added' | 'modified' | 'deleted' | 'renamed' | 'retyped';

/** One path that a commit changed; what it held before and after stands in the trees, and in the postings of the path. */
export interface StoredChange {
  readonly kind: ChangeKind;
  /** Number of the path in the dictionary: the new one of a rename. */
  readonly path: number;
  /** The path it had before, for a rename; otherwise the same. */
  readonly oldPath: number;
  /** Likeness of a rename in percent; 100 for everything else. */
  readonly score: number;
}

const kinds: readonly ChangeKind[] = ['added', 'modified', 'deleted', 'renamed', 'retyped'];
const KIND_BITS = 8;
const writer = new ByteWriter();

/** Packs the changes of a commit, each path as its distance from the one before. */
export function packChanges(changes: readonly StoredChange[]): Uint8Array {
  writer.reset();
  let last = 0;
  for (const { kind, path, oldPath, score } of changes) {
    const distance = path - last;
    writer.number((distance < 0 ? -distance * 2 - 1 : distance * 2) * KIND_BITS + kinds.indexOf(kind));
    if (kind === 'renamed') {
      writer.signed(oldPath - path);
      writer.number(score);
    }
    last = path;
  }
  return writer.finish();
}

/** Unpacks what `packChanges` packed, in the same order. */
export function unpackChanges(bytes: Uint8Array): StoredChange[] {
  const reader = new ByteReader(bytes);
  const changes: StoredChange[] = [];
  let path = 0;
  while (!reader.done) {
    const head = reader.number();
    const kind = kinds[head % KIND_BITS] ?? 'modified';
    const distance = Math.floor(head / KIND_BITS);
    path += distance % 2 === 1 ? -(distance + 1) / 2 : distance / 2;
    const oldPath = kind === 'renamed' ? path + reader.signed() : path;
    changes.push({ kind, path, oldPath, score: kind === 'renamed' ? reader.number() : 100 });
  }
  return changes;
}
