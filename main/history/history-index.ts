import { existsSync, rmSync } from 'node:fs';
import { AppError } from '../../shared/errors/index.ts';
import { type Connection, connect } from '../store/connection.ts';
import { CommitGraph } from './graph/commit-graph.ts';
import { loadGraph } from './graph/graph-codec.ts';
import { INDEX_SCHEMA, INDEX_VERSION } from './index-schema.ts';
import { PathDictionary } from './path-dictionary.ts';

/** An open index: the database, and what of it lives in memory. */
export interface HistoryIndex {
  readonly connection: Connection;
  graph: CommitGraph;
  paths: PathDictionary;
  /** Raised whenever everything was forgotten; what is loaded of an older one is worth nothing. */
  generation: number;
  /** How many segments are loaded into `graph` and `paths`. */
  segments: number;
}

/** Opens the index file, or makes it anew when it is missing, of another version or damaged. */
export function openIndex(file: string): HistoryIndex {
  if (existsSync(file)) {
    try {
      return load(file);
    } catch (error) {
      if (!(error instanceof AppError) && !(error instanceof RangeError)) throw error;
    }
    dropIndex(file);
  }
  const connection = connect({ file, synchronous: 'normal' });
  connection.db.transaction(() => {
    connection.db.exec(INDEX_SCHEMA);
    connection.db.run('INSERT INTO meta VALUES (?, ?), (?, ?)', 'version', INDEX_VERSION, 'generation', 1);
  });
  return { connection, graph: new CommitGraph(), paths: new PathDictionary(), generation: 1, segments: 0 };
}

/** Forgets everything that was indexed, because it no longer holds (the history was cut off elsewhere before). */
export function clearIndex(index: HistoryIndex): void {
  const { db } = index.connection;
  db.transaction(() => {
    db.exec("DELETE FROM segments; DELETE FROM people; DELETE FROM commits; DELETE FROM postings; DELETE FROM content; INSERT INTO messages (messages) VALUES ('delete-all');");
    db.run("UPDATE meta SET value = value + 1 WHERE key = 'generation'");
  });
  refreshIndex(index);
}

/** Removes the index file; it can be built again at any time. */
export function dropIndex(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
}

/** Loads the segments that another connection has added since, or all of them where it has begun anew. */
export function refreshIndex(index: HistoryIndex): void {
  const generation = index.connection.db.get<{ value: number }>("SELECT value FROM meta WHERE key = 'generation'")?.value ?? 0;
  if (generation !== index.generation) {
    index.graph = new CommitGraph();
    index.paths = new PathDictionary();
    index.segments = 0;
    index.generation = generation;
  }
  const rows = index.connection.db.all<{ id: number; graph: Uint8Array; paths: Uint8Array }>(
    'SELECT id, graph, paths FROM segments WHERE id > ? ORDER BY id', index.segments,
  );
  for (const row of rows) {
    loadGraph(index.graph, row.graph);
    index.paths.load(row.paths);
    index.segments = row.id;
  }
}

function load(file: string): HistoryIndex {
  const connection = connect({ file, synchronous: 'normal' });
  try {
    const version = connection.db.get<{ value: number }>("SELECT value FROM meta WHERE key = 'version'")?.value;
    if (version !== INDEX_VERSION) throw new RangeError(`index of version ${String(version)}`);
    const index: HistoryIndex = { connection, graph: new CommitGraph(), paths: new PathDictionary(), generation: 0, segments: 0 };
    refreshIndex(index);
    return index;
  } catch (error) {
    connection.close();
    throw error;
  }
}
