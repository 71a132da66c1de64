import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { DateQueue } from '../graph/date-queue.ts';
import type { HistoryIndex } from '../history-index.ts';
import { ROOT } from '../path-dictionary.ts';
import { BatchWriter, type IngestBatch } from './batch.ts';
import { CommitChangesReader } from './commit-changes-reader.ts';
import { type CommitHead, readCommitHead } from './commit-head.ts';
import { Segment } from './segment.ts';

/** The first segments are small, so that something can be shown soon. */
const FIRST_SEGMENT = 512;
const SEGMENT_COMMITS = 16_384;
const SEGMENT_ROWS = 400_000;
const BATCH_COMMITS = 256;
const TREE_MODE = 0o40000;

/** What to bring into the index: everything reachable from the tips; `shallow` names commits whose parents are not here. */
export interface IngestRequest {
  readonly index: HistoryIndex;
  readonly objects: ObjectDatabase;
  /** 40 hexadecimal digits each. */
  readonly tips: readonly string[];
  readonly shallow: ReadonlySet<string>;
}

/** Reads commits that the index does not have, newest first, taking them into its graph and dictionary, and hands out what is to be written. */
export function* readCommits(request: IngestRequest): Generator<IngestBatch> {
  const reader = new CommitReader(request);
  reader.enqueueMissing();
  while (reader.step()) if (reader.isBatchFull()) yield reader.takeBatch();
  yield reader.takeLast();
}

class CommitReader {
  private readonly request: IngestRequest;
  private readonly queue = new DateQueue();
  private readonly pending = new Map<number, CommitHead>();
  private readonly segment: Segment;
  private readonly changes: CommitChangesReader;
  private readonly batch = new BatchWriter();
  private firstPath: number;
  private fullSegment = FIRST_SEGMENT;
  private done = 0;

  constructor(request: IngestRequest) {
    this.request = request;
    this.segment = new Segment(request.index);
    this.changes = new CommitChangesReader(request.objects, request.index.paths, this.segment);
    this.firstPath = request.index.paths.count;
  }

  /** Queues the tips, and what an earlier run met but had not read. */
  enqueueMissing(): void {
    const { graph } = this.request.index;
    for (let commit = 0; commit < graph.count; commit++) if (graph.described[commit] !== 1) this.enqueue(Buffer.from(graph.bytesOf(commit)));
    for (const tip of this.request.tips) this.enqueue(Buffer.from(tip, 'hex'));
  }

  /** Takes one commit in; false when none is left. */
  step(): boolean {
    const number = this.queue.pop();
    const head = number === undefined ? undefined : this.pending.get(number);
    if (number === undefined || head === undefined) return false;
    this.pending.delete(number);
    const { graph } = this.request.index;
    const parents = this.isCut(number) ? [] : head.parents;
    graph.describe(number, parents.map((parent) => graph.intern(parent)), head.time);
    this.segment.described.push(number);
    for (const parent of parents) this.enqueue(parent);
    this.note(number, head, parents);
    this.done++;
    return true;
  }

  isBatchFull(): boolean {
    return this.batch.count >= BATCH_COMMITS;
  }

  takeBatch(): IngestBatch {
    return { ...this.take(this.segment.described.length >= this.fullSegment || this.segment.size >= SEGMENT_ROWS), isLast: false };
  }

  takeLast(): IngestBatch {
    return { ...this.take(this.segment.described.length > 0), isLast: true };
  }

  private take(isCut: boolean): Omit<IngestBatch, 'isLast'> {
    const { paths } = this.request.index;
    const newPaths = paths.save(this.firstPath);
    this.firstPath = paths.count;
    if (isCut) this.fullSegment = Math.min(this.fullSegment * 4, SEGMENT_COMMITS);
    return { commits: this.batch.finish(), newPaths, segment: isCut ? this.segment.cut() : null, done: this.done };
  }

  private isCut(number: number): boolean {
    return this.request.shallow.size > 0 && this.request.shallow.has(this.request.index.graph.oidOf(number));
  }

  private enqueue(oid: Uint8Array): void {
    const { graph } = this.request.index;
    const number = graph.intern(oid);
    if (graph.described[number] === 1 || this.pending.has(number)) return;
    const head = this.readHead(oid);
    this.pending.set(number, head);
    this.queue.push(number, head.time);
  }

  // oxlint-disable-next-line eslint/max-params -- a commit, its number, and its parents as far as they are here
  private note(number: number, head: CommitHead, parents: readonly Uint8Array[]): void {
    const [first] = parents;
    const old = first === undefined ? null : this.treeOf(first);
    if (old === null || Buffer.compare(head.tree, old) !== 0) this.segment.add(number, { path: ROOT, newMode: TREE_MODE, oids: head.tree, newAt: 0 });
    const changes = this.changes.read({ commit: number, old, next: head.tree });
    // Git pairs no renames in what it shows of a merge.
    const mayRename = parents.length < 2 && this.changes.added > 0 && this.changes.deleted > 0;
    this.batch.add({ number, content: head.content, changes, mayRename });
  }

  /** The tree of a commit that most likely waits already, as it was queued with its child. */
  private treeOf(oid: Uint8Array): Uint8Array {
    return (this.pending.get(this.request.index.graph.find(oid)) ?? this.readHead(oid)).tree;
  }

  private readHead(oid: Uint8Array): CommitHead {
    const object = this.request.objects.readBytes(oid, 0);
    if (object?.type !== 'commit') throw new AppError('REPOSITORY_DAMAGED', { detail: `commit ${Buffer.from(oid).toString('hex')} is missing` });
    return readCommitHead(object.content);
  }
}
