import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { parseCommit } from '../../git/objects/parse-commit.ts';
import type { WritableDb } from '../../store/database.ts';
import { ByteReader } from '../bytes.ts';
import { packChanges, unpackChanges } from '../commit-changes.ts';
import type { PathDictionary } from '../path-dictionary.ts';
import { pairRenames } from '../rename/pair-renames.ts';
import { type BatchCommit, type IngestBatch, readBatch, type SegmentBytes } from './batch.ts';
import { mergeSmallSegments } from './merge-segments.ts';
import { PeopleTable } from './people-table.ts';

/** Where the writer writes, and what it reads contents and names through. */
export interface WriterParts {
  readonly db: WritableDb;
  readonly objects: ObjectDatabase;
  readonly paths: PathDictionary;
}

interface Row {
  readonly commit: BatchCommit;
  readonly changes: Uint8Array;
}

/** Pairs renames and writes batches to the database, a whole segment in one transaction: what a kill leaves is always whole. */
export class IndexWriter {
  private readonly parts: WriterParts;
  private people: PeopleTable;
  private rows: Row[] = [];

  constructor(parts: WriterParts) {
    this.parts = parts;
    this.people = new PeopleTable(parts.db);
  }

  /** Takes a batch; it is in the database once its segment has been cut. */
  write(batch: IngestBatch): void {
    for (const commit of readBatch(batch.commits)) this.rows.push({ commit, changes: commit.mayRename ? this.withRenames(commit.changes) : commit.changes });
    if (batch.segment !== null) this.writeSegment(batch.segment, batch.isLast);
  }

  private withRenames(changes: Uint8Array): Uint8Array {
    const { paths, objects } = this.parts;
    return packChanges(pairRenames(unpackChanges(changes), paths, objects));
  }

  private writeSegment(segment: SegmentBytes, isLast: boolean): void {
    const { db } = this.parts;
    db.transaction(() => {
      for (const row of this.rows) this.writeCommit(row);
      const reader = new ByteReader(segment.postings);
      while (!reader.done) db.run('INSERT INTO postings VALUES (?, ?, ?)', reader.number(), segment.id, reader.take(reader.number()));
      db.run('INSERT INTO segments VALUES (?, ?, ?)', segment.id, segment.graph, segment.paths);
      if (isLast) mergeSmallSegments(db);
    });
    this.rows = [];
  }

  private writeCommit({ commit, changes }: Row): void {
    const { db } = this.parts;
    const { author, committer, message, signed } = parseCommit('', commit.content);
    db.run(
      'INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', commit.number, this.people.idOf(author), this.people.idOf(committer),
      author.timeMs / 1000, author.offsetMinutes, committer.timeMs / 1000, committer.offsetMinutes, signed ? 1 : 0, subjectOf(message), changes,
    );
    db.run('INSERT INTO messages (rowid, message) VALUES (?, ?)', commit.number, message);
  }
}

/** The first paragraph on one line, as `git log --format=%s` has it. */
function subjectOf(message: string): string {
  return (message.replace(/^\n+/, '').split(/\n\s*\n/, 1)[0] ?? '').replace(/\s*\n\s*/g, ' ').trim();
}
