import { ByteReader, ByteWriter } from '../bytes.ts';
import type { CommitGraph } from './commit-graph.ts';

/** What one segment adds to a graph: ids from number `firstId` on, and the commits it describes. */
export interface GraphSegment {
  readonly firstId: number;
  readonly described: readonly number[];
}

/** Packs the part of a graph that a segment added. */
export function packGraph(graph: CommitGraph, segment: GraphSegment): Uint8Array {
  const out = new ByteWriter();
  out.number(graph.count - segment.firstId);
  for (let commit = segment.firstId; commit < graph.count; commit++) out.copy(graph.bytesOf(commit), 0, 20);
  let last = 0;
  let lastTime = 0;
  for (const commit of segment.described) {
    const parents = graph.parentsOf(commit);
    const time = graph.time[commit] ?? 0;
    out.signed(commit - last);
    out.signed(time - lastTime);
    out.number(parents.length);
    for (const parent of parents) out.signed(parent - commit);
    last = commit;
    lastTime = time;
  }
  return out.finish();
}

/** Adds to the graph what `packGraph` packed; segments are loaded in the order they were made. */
export function loadGraph(graph: CommitGraph, bytes: Uint8Array): void {
  const reader = new ByteReader(bytes);
  const ids = reader.number();
  graph.reserve(ids);
  for (let i = 0; i < ids; i++, reader.at += 20) graph.intern(bytes, reader.at);
  let commit = 0;
  let time = 0;
  while (!reader.done) {
    commit += reader.signed();
    time += reader.signed();
    const count = reader.number();
    if (count === 1) graph.describeOrdinary(commit, commit + reader.signed(), time);
    else graph.describe(commit, Array.from({ length: count }, () => commit + reader.signed()), time);
  }
}

/** One segment's bytes of those of several that follow each other. */
export function mergeGraphs(parts: readonly Uint8Array[]): Uint8Array {
  const readers = parts.map((part) => new ByteReader(part));
  const counts = readers.map((reader) => reader.number());
  const out = new ByteWriter();
  out.number(counts.reduce((sum, count) => sum + count, 0));
  for (const [place, reader] of readers.entries()) {
    const size = (counts[place] ?? 0) * 20;
    out.copy(reader.take(size), 0, size);
  }
  let last = 0;
  let lastTime = 0;
  for (const reader of readers) {
    let commit = 0;
    let time = 0;
    while (!reader.done) {
      commit += reader.signed();
      time += reader.signed();
      out.signed(commit - last);
      out.signed(time - lastTime);
      const parents = reader.number();
      out.number(parents);
      for (let left = parents; left > 0; left--) out.signed(reader.signed());
      last = commit;
      lastTime = time;
    }
  }
  return out.finish();
}
