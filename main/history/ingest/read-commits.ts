import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { hexFromBytes } from '../../git/objects/oid.ts';
import { AppError } from '../../../shared/errors/index.ts';
import { DateQueue } from '../graph/date-queue.ts';
import { packGraph } from '../graph/graph-codec.ts';
import type { HistoryIndex } from '../history-index.ts';
import { ChunkWriter, type CommitChunk } from './commit-chunk.ts';
import { type CommitHead, readCommitHead } from './commit-head.ts';
import { ObjectSlab, TOO_LARGE } from './object-slab.ts';

/** The first segments are small, so that something can be shown soon. */
const FIRST_SEGMENT = 512;
const SEGMENT_COMMITS = 16_384;
const CHUNK_COMMITS = 512;
const SLAB = 1 << 20;

/** What to bring into the index: everything reachable from the tips; `shallow` names commits whose parents are not here. */
export interface IngestRequest {
  readonly index: HistoryIndex;
  readonly objects: ObjectDatabase;
  /** 40 hexadecimal digits each. */
  readonly tips: readonly string[];
  readonly shallow: ReadonlySet<string>;
}

/** Reads commits that the index does not have, newest first, taking them into its graph, and hands them out in runs. */
export function* readCommits(request: IngestRequest): Generator<CommitChunk> {
  const reader = new CommitReader(request);
  reader.enqueueMissing();
  while (reader.step()) if (reader.isChunkFull()) yield reader.takeChunk();
  yield reader.takeLast();
}

class CommitReader {
  private readonly request: IngestRequest;
  private readonly queue = new DateQueue();
  private readonly pending = new Map<number, CommitHead>();
  private readonly slab: ObjectSlab;
  private readonly chunk = new ChunkWriter();
  private readonly trees = new Uint8Array(40);
  private described: number[] = [];
  private firstId: number;
  private fullSegment = FIRST_SEGMENT;
  private done = 0;

  constructor(request: IngestRequest) {
    this.request = request;
    this.slab = new ObjectSlab(request.objects, 'commit', SLAB);
    this.firstId = request.index.graph.count;
  }

  /** Queues the tips, and what an earlier run met but had not read. */
  enqueueMissing(): void {
    const { graph } = this.request.index;
    for (let commit = 0; commit < graph.count; commit++) if (graph.described[commit] !== 1) this.enqueue(Uint8Array.from(graph.bytesOf(commit)));
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
    this.described.push(number);
    for (const parent of parents) this.enqueue(parent);
    this.trees.set(this.treeOf(parents[0]));
    this.trees.set(head.tree, 20);
    this.chunk.add({ number, content: head.content, isMerge: parents.length > 1 }, this.trees);
    this.done++;
    return true;
  }

  isChunkFull(): boolean {
    return this.chunk.count >= CHUNK_COMMITS;
  }

  takeChunk(): CommitChunk {
    return { ...this.chunk.finish(), graph: this.described.length >= this.fullSegment ? this.cut() : null, done: this.done, isLast: false };
  }

  takeLast(): CommitChunk {
    return { ...this.chunk.finish(), graph: this.described.length > 0 ? this.cut() : null, done: this.done, isLast: true };
  }

  private cut(): Uint8Array {
    const { graph } = this.request.index;
    const bytes = packGraph(graph, { firstId: this.firstId, described: this.described });
    this.fullSegment = Math.min(this.fullSegment * 4, SEGMENT_COMMITS);
    this.firstId = graph.count;
    this.described = [];
    return bytes;
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

  /** The tree of a commit that most likely waits already, as it was queued with its child; zeros for no commit. */
  private treeOf(oid: Uint8Array | undefined): Uint8Array {
    if (oid === undefined) return new Uint8Array(20);
    return (this.pending.get(this.request.index.graph.find(oid)) ?? this.readHead(oid)).tree;
  }

  private readHead(oid: Uint8Array): CommitHead {
    const start = this.slab.read(oid, 0);
    const { ring } = this.slab;
    const content = start === TOO_LARGE ? this.slab.copy(oid, 0) : new Uint8Array(ring.bytes.subarray(start, start + ring.lengthAt(start)));
    if (content.length < 46) throw new AppError('REPOSITORY_DAMAGED', { detail: `commit ${hexFromBytes(oid)} is cut off` });
    return readCommitHead(content);
  }
}
