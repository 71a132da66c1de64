import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { ABSENT } from '../graph/simplified-history.ts';
import type { HistoryIndex } from '../history-index.ts';
import { type PathVersions, pathVersions } from '../query/path-versions.ts';
import { lastChange, typeOf } from './last-change.ts';
import { type LineFile, LineNumbers, toLineFile } from './line-file.ts';
import { findOrigin } from './rename-origin.ts';

/** A version of a path in a commit that lines or fields are traced to. */
export interface Origin {
  readonly commit: number;
  readonly path: number;
  readonly version: number;
}

/** Finds where a version of a file came from, and reads versions; remembers both for one question. */
export class Origins {
  readonly numbers = new LineNumbers();
  readonly index: HistoryIndex;
  private readonly objects: ObjectDatabase;
  private readonly versions = new Map<number, PathVersions>();
  private readonly files = new Map<string, LineFile>();

  constructor(index: HistoryIndex, objects: ObjectDatabase) {
    this.index = index;
    this.objects = objects;
  }

  /** The version of a path at a commit, or null where it does not exist. */
  at(commit: number, path: number): Origin | null {
    const version = this.versionsOf(path).at[commit] ?? ABSENT;
    return version === ABSENT ? null : { commit, path, version };
  }

  /** The oldest commit that is reached without the content changing. */
  lastChange(origin: Origin): Origin {
    const versions = this.versionsOf(origin.path);
    const commit = lastChange(this.index.graph, versions, origin.commit);
    return { commit, path: origin.path, version: versions.at[commit] ?? origin.version };
  }

  /** The versions in the parents to compare with, none twice; a path that a parent lacks is looked for under another name there. */
  parentsOf(origin: Origin): Origin[] {
    const parents = this.index.graph.parentsOf(origin.commit);
    const found: (Origin | null)[] = parents.map((parent) => this.sameFile(origin, parent));
    for (const [place, parent] of parents.entries()) found[place] ??= this.renamedFrom(origin, parent);
    const seen = new Set<string>();
    return found.filter((candidate): candidate is Origin => {
      if (candidate === null) return false;
      const oid = this.oidOf(candidate);
      return !seen.has(oid) && seen.add(oid).size > 0;
    });
  }

  /** True where the index does not reach the parents of a commit yet, so that nothing can be said of what came before. */
  isAtEdge(origin: Origin): boolean {
    return this.index.graph.parentsOf(origin.commit).some((parent) => this.index.graph.described[parent] !== 1);
  }

  /** The lines of a version. */
  fileOf(origin: Origin): LineFile {
    const oid = this.oidOf(origin);
    let file = this.files.get(oid);
    if (file === undefined) this.files.set(oid, (file = toLineFile(this.objects.read(oid, 'blob'), this.numbers)));
    return file;
  }

  /** The object id of a version's content. */
  oidOf(origin: Origin): string {
    return Buffer.from(this.versionsOf(origin.path).oids[origin.version] ?? new Uint8Array(20)).toString('hex');
  }

  private sameFile(origin: Origin, parent: number): Origin | null {
    const versions = this.versionsOf(origin.path);
    const version = versions.at[parent] ?? ABSENT;
    if (version === ABSENT || typeOf(versions.modes[version]) !== typeOf(versions.modes[origin.version])) return null;
    return { commit: parent, path: origin.path, version };
  }

  private renamedFrom(origin: Origin, parent: number): Origin | null {
    if (this.index.graph.described[parent] !== 1) return null;
    const versions = this.versionsOf(origin.path);
    const mode = versions.modes[origin.version] ?? 0;
    const oid = versions.oids[origin.version] ?? new Uint8Array(20);
    const path = findOrigin(this.index, this.objects, { commit: origin.commit, parent, path: origin.path, mode, oid });
    return path === null ? null : this.at(parent, path);
  }

  private versionsOf(path: number): PathVersions {
    let versions = this.versions.get(path);
    if (versions === undefined) this.versions.set(path, (versions = pathVersions(this.index, path)));
    return versions;
  }
}
