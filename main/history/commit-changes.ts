import { ByteReader, ByteWriter } from './bytes.ts';

/** How a commit changed a path against its first parent; `retyped` is a file that became a link or the like. */
export type ChangeKind = 'added' | 'modified' | 'deleted' | 'renamed' | 'retyped';

/** One path that a commit changed; modes are octal numbers, 0 for a side that is not there; ids are 20 bytes. */
export interface StoredChange {
  readonly kind: ChangeKind;
  /** Number of the path in the dictionary: the new one of a rename. */
  readonly path: number;
  /** The path it had before, for a rename; otherwise the same. */
  readonly oldPath: number;
  /** Likeness of a rename in percent; 100 for everything else. */
  readonly score: number;
  readonly oldMode: number;
  readonly newMode: number;
  readonly oldOid: Uint8Array;
  readonly newOid: Uint8Array;
}

const kinds: readonly ChangeKind[] = ['added', 'modified', 'deleted', 'renamed', 'retyped'];
const NO_OID = new Uint8Array(20);
const writer = new ByteWriter();

/** A change that is no rename, with its ids somewhere in `oids`. */
export interface PlacedChange {
  readonly path: number;
  readonly oldMode: number;
  readonly newMode: number;
  readonly oids: Uint8Array;
  readonly oldAt: number;
  readonly newAt: number;
}

/** Packs one change behind others, as `packChanges` does, without making an object of it; not for renames. */
export function writeChange(out: ByteWriter, kind: ChangeKind, change: PlacedChange): void {
  out.number(kinds.indexOf(kind));
  out.number(change.path);
  if (kind !== 'added') {
    out.number(change.oldMode);
    out.copyShort(change.oids, change.oldAt, 20);
  }
  if (kind !== 'deleted') {
    out.number(change.newMode);
    out.copyShort(change.oids, change.newAt, 20);
  }
}

/** Packs the changes of a commit. */
export function packChanges(changes: readonly StoredChange[]): Uint8Array {
  writer.reset();
  for (const change of changes) {
    writer.number(kinds.indexOf(change.kind));
    writer.number(change.path);
    if (change.kind === 'renamed') {
      writer.number(change.oldPath);
      writer.number(change.score);
    }
    if (change.kind !== 'added') writeSide(change.oldMode, change.oldOid);
    if (change.kind !== 'deleted') writeSide(change.newMode, change.newOid);
  }
  return writer.finish();
}

/** Unpacks what `packChanges` packed, in the same order. */
export function unpackChanges(bytes: Uint8Array): StoredChange[] {
  const reader = new ByteReader(bytes);
  const changes: StoredChange[] = [];
  while (!reader.done) changes.push(readChange(reader));
  return changes;
}

function readChange(reader: ByteReader): StoredChange {
  const kind = kinds[reader.number()] ?? 'modified';
  const path = reader.number();
  const oldPath = kind === 'renamed' ? reader.number() : path;
  const score = kind === 'renamed' ? reader.number() : 100;
  const oldMode = kind === 'added' ? 0 : reader.number();
  const oldOid = kind === 'added' ? NO_OID : reader.take(20);
  const newMode = kind === 'deleted' ? 0 : reader.number();
  const newOid = kind === 'deleted' ? NO_OID : reader.take(20);
  return { kind, path, oldPath, score, oldMode, newMode, oldOid, newOid };
}

function writeSide(mode: number, oid: Uint8Array): void {
  writer.number(mode);
  writer.copy(oid, 0, 20);
}
