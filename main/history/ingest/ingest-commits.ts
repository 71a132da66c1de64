import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { parseCommit } from '../../git/objects/parse-commit.ts';
import type { Commit } from '../../git/types.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { packChanges } from '../commit-changes.ts';
import { DateQueue } from '../graph/date-queue.ts';
import type { HistoryIndex } from '../history-index.ts';
import { ROOT } from '../path-dictionary.ts';
import { CommitChangesReader } from './commit-changes-reader.ts';
import { PeopleTable } from './people-table.ts';
import { Segment } from './segment.ts';

const FIRST_SEGMENT = 512;
const SEGMENT_COMMITS = 16_384;
const SEGMENT_ROWS = 400_000;
const SLICE = 256;

/** What to bring into the index: everything reachable from the tips; `shallow` names commits whose parents are not here. */
export interface IngestRequest {
  readonly index: HistoryIndex;
  readonly objects: ObjectDatabase;
  /** 40 hexadecimal digits each. */
  readonly tips: readonly string[];
  readonly shallow: ReadonlySet<string>;
}

interface Pending {
  readonly commit: Omit<Commit, 'shallow'>;
  readonly parents: readonly string[];
}

/**
 * Reads commits that the index does not have, newest first, and writes them in segments, so that it answers while it grows and
 * goes on where it was after a kill. Yields the number of commits done so far every few hundred; closing the generator stops it
 * with everything flushed before kept.
 */
export function* ingestCommits(request: IngestRequest): Generator<number, number> {
  const ingest = new Ingest(request);
  ingest.enqueueMissing();
  let done = 0;
  while (ingest.step()) {
    done++;
    if (ingest.isSegmentFull()) ingest.flush();
    if (done % SLICE === 0) yield done;
  }
  ingest.flush();
  return done;
}

class Ingest {
  private readonly request: IngestRequest;
  private readonly queue = new DateQueue();
  private readonly pending = new Map<number, Pending>();
  private readonly segment: Segment;
  private readonly reader: CommitChangesReader;
  private readonly people: PeopleTable;
  private rows: (() => void)[] = [];
  /** The first segments are small, so that something can be shown soon. */
  private full = FIRST_SEGMENT;

  constructor(request: IngestRequest) {
    this.request = request;
    this.segment = new Segment(request.index);
    this.reader = new CommitChangesReader(request.objects, request.index.paths, this.segment);
    this.people = new PeopleTable(request.index.connection.db);
  }

  /** Queues the tips, and what an earlier run met but had not read. */
  enqueueMissing(): void {
    const { graph } = this.request.index;
    for (let commit = 0; commit < graph.count; commit++) if (graph.described[commit] !== 1) this.enqueue(graph.oidOf(commit));
    for (const tip of this.request.tips) this.enqueue(tip);
  }

  /** Takes one commit in; false when none is left. */
  step(): boolean {
    const number = this.queue.pop();
    const entry = number === undefined ? undefined : this.pending.get(number);
    if (number === undefined || entry === undefined) return false;
    this.pending.delete(number);
    const { graph } = this.request.index;
    const { commit } = entry;
    const parents = entry.parents.map((oid) => graph.intern(Buffer.from(oid, 'hex')));
    graph.describe(number, parents, commit.committer.timeMs / 1000);
    this.segment.described.push(number);
    for (const parent of entry.parents) this.enqueue(parent);
    this.note(number, entry);
    return true;
  }

  isSegmentFull(): boolean {
    return this.segment.described.length >= this.full || this.segment.size >= SEGMENT_ROWS;
  }

  flush(): void {
    const { db } = this.request.index.connection;
    db.transaction(() => {
      for (const write of this.rows) write();
      this.segment.flush(db);
    });
    this.rows = [];
    this.full = Math.min(this.full * 4, SEGMENT_COMMITS);
  }

  private enqueue(oid: string): void {
    const { graph } = this.request.index;
    const number = graph.intern(Buffer.from(oid, 'hex'));
    if (graph.described[number] === 1 || this.pending.has(number)) return;
    const commit = this.readCommit(oid);
    this.pending.set(number, { commit, parents: this.request.shallow.has(oid) ? [] : commit.parents });
    this.queue.push(number, commit.committer.timeMs / 1000);
  }

  private note(number: number, entry: Pending): void {
    const { commit } = entry;
    const [first] = entry.parents;
    const tree = Buffer.from(commit.tree, 'hex');
    const oldTree = first === undefined ? null : Buffer.from(this.treeOf(first), 'hex');
    if (oldTree === null || !tree.equals(oldTree)) this.segment.add(ROOT, number, { mode: 0o40000, bytes: tree, at: 0 });
    const changes = packChanges(this.reader.read({ commit: number, old: oldTree, next: tree, renames: entry.parents.length < 2 }));
    this.rows.push(() => { this.writeCommit(number, commit, changes); });
  }

  // oxlint-disable-next-line eslint/max-params -- a commit, its number and its packed changes are one row
  private writeCommit(number: number, commit: Omit<Commit, 'shallow'>, changes: Buffer): void {
    const { db } = this.request.index.connection;
    const { author, committer, message } = commit;
    db.run(
      'INSERT INTO commits VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)', number, this.people.idOf(author), this.people.idOf(committer),
      author.timeMs / 1000, author.offsetMinutes, committer.timeMs / 1000, committer.offsetMinutes, commit.signed ? 1 : 0, subjectOf(message), changes,
    );
    db.run('INSERT INTO messages (rowid, message) VALUES (?, ?)', number, message);
  }

  /** The tree of a commit that most likely waits already, as it was queued with its child. */
  private treeOf(oid: string): string {
    const number = this.request.index.graph.find(Buffer.from(oid, 'hex'));
    return this.pending.get(number)?.commit.tree ?? this.readCommit(oid).tree;
  }

  private readCommit(oid: string): Omit<Commit, 'shallow'> {
    const object = this.request.objects.find(oid);
    if (object?.type !== 'commit') throw new AppError('REPOSITORY_DAMAGED', { detail: `commit ${oid} is missing` });
    return parseCommit(oid, object.content);
  }
}

/** The first paragraph on one line, as `git log --format=%s` has it. */
function subjectOf(message: string): string {
  return (message.replace(/^\n+/, '').split(/\n\s*\n/, 1)[0] ?? '').replace(/\s*\n\s*/g, ' ').trim();
}

