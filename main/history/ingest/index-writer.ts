import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { parseCommit } from '../../git/objects/parse-commit.ts';
import { packChanges } from '../commit-changes.ts';
import type { HistoryIndex } from '../history-index.ts';
import { type CommitChunk, readChunk } from './commit-chunk.ts';
import type { ChangeRows } from './change-rows.ts';
import { commitChangesOf } from './commit-changes-of.ts';
import { LocalPaths } from './local-paths.ts';
import { INSERT_BLOCK } from '../posting-blocks.ts';
import { mergeSmallSegments } from './merge-segments.ts';
import { PendingCommits, type PendingCommit } from './pending-commits.ts';
import { PeopleTable } from './people-table.ts';
import { Segment } from './segment.ts';

/** A run of commits and what they changed; `reader` says whose numbers for paths the rows have. */
export interface WrittenChunk {
  readonly chunk: Pick<CommitChunk, 'commits' | 'graph' | 'isLast'>;
  readonly rows: ChangeRows;
  readonly reader: number;
}

/** Pairs renames and writes runs to the database, a whole segment in one transaction: what a kill leaves is always whole. */
export class IndexWriter {
  private readonly index: HistoryIndex;
  private readonly objects: ObjectDatabase;
  private readonly people: PeopleTable;
  private readonly segment = new Segment();
  private readonly readers = new Map<number, LocalPaths>();
  private readonly pending = new PendingCommits();
  private firstPath: number;

  constructor(index: HistoryIndex, objects: ObjectDatabase) {
    this.index = index;
    this.objects = objects;
    this.people = new PeopleTable(index.connection.db);
    this.firstPath = index.paths.count;
  }

  /** Takes a run; runs come in the order in which their commits were read. It is in the database once its segment has been cut. */
  write({ chunk, rows, reader }: WrittenChunk): void {
    this.pathsOf(reader).translate(rows);
    const commits = [...readChunk(chunk.commits)];
    const parts = { paths: this.index.paths, objects: this.objects };
    for (const [place, commit] of commits.entries()) {
      const range = { first: rows.starts[place] ?? 0, end: rows.starts[place + 1] ?? 0, isMerge: commit.isMerge };
      this.pending.add({ number: commit.number, content: commit.content, changes: packChanges(commitChangesOf(parts, rows, range)) });
    }
    this.segment.add(rows, commits.map((commit) => commit.number));
    if (chunk.graph !== null) this.writeSegment(chunk.graph, chunk.isLast);
  }

  private pathsOf(reader: number): LocalPaths {
    let paths = this.readers.get(reader);
    if (paths === undefined) this.readers.set(reader, (paths = new LocalPaths(this.index.paths)));
    return paths;
  }

  private writeSegment(graph: Uint8Array, isLast: boolean): void {
    const { index } = this;
    const { db } = index.connection;
    const id = index.segments + 1;
    db.transaction(() => {
      // The full text index writes out what it holds whenever a number is lower than the one before.
      for (const commit of this.pending.byNumber()) this.writeCommit(commit);
      for (const { first, bytes } of this.segment.cut(index.paths.count)) db.run(INSERT_BLOCK, id, first, bytes);
      db.run('INSERT INTO segments VALUES (?, ?, ?)', id, graph, index.paths.save(this.firstPath));
      if (isLast) mergeSmallSegments(db);
    });
    index.segments = id;
    this.firstPath = index.paths.count;
    this.pending.clear();
  }

  private writeCommit({ number, content, changes }: PendingCommit): void {
    const { db } = this.index.connection;
    const { author, committer, message, signed } = parseCommit('', content);
    db.run(
      'INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', number, this.people.idOf(author), this.people.idOf(committer),
      author.timeMs / 1000, author.offsetMinutes, committer.timeMs / 1000, committer.offsetMinutes, signed ? 1 : 0, subjectOf(message), changes,
    );
    db.run('INSERT INTO messages (rowid, message) VALUES (?, ?)', number, message);
  }
}

/** The first paragraph on one line, as `git log --format=%s` has it. */
function subjectOf(message: string): string {
  return (message.replace(/^\n+/, '').split(/\n\s*\n/, 1)[0] ?? '').replace(/\s*\n\s*/g, ' ').trim();
}
