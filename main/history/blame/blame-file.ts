import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import { NO_COMMIT } from '../graph/commit-graph.ts';
import { DateQueue } from '../graph/date-queue.ts';
import { ABSENT } from '../graph/simplified-history.ts';
import type { HistoryIndex } from '../history-index.ts';
import { type PathVersions, pathVersions } from '../query/path-versions.ts';
import { diffLines } from './line-diff.ts';
import { type LineFile, LineNumbers, toLineFile } from './line-file.ts';
import { type LineRange, mergeRanges, passToParent } from './line-range.ts';
import { findOrigin } from './rename-origin.ts';

/** Which commit last changed a run of lines, and where they stood then; lines count from 0, numbers are the index's. */
export interface BlameRange {
  readonly line: number;
  readonly count: number;
  readonly commit: number;
  readonly path: number;
  readonly originalLine: number;
}

/** A version of a path in a commit that lines are traced to. */
interface Origin {
  readonly commit: number;
  readonly path: number;
  readonly version: number;
}

/** Which commit last changed each line of a file at `tip`, through renames, as `git blame` finds it; sorted by line. */
export function blameFile(index: HistoryIndex, objects: ObjectDatabase, target: { readonly tip: number; readonly path: number }): BlameRange[] {
  return new Blame(index, objects).run(target.tip, target.path);
}

class Blame {
  private readonly index: HistoryIndex;
  private readonly objects: ObjectDatabase;
  private readonly numbers = new LineNumbers();
  private readonly versions = new Map<number, PathVersions>();
  private readonly files = new Map<string, LineFile>();
  private readonly waiting = new Map<string, { readonly origin: Origin; ranges: readonly LineRange[] }>();
  private readonly queue = new DateQueue();
  private readonly byTurn = new Map<number, string[]>();
  private readonly blamed: BlameRange[] = [];

  constructor(index: HistoryIndex, objects: ObjectDatabase) {
    this.index = index;
    this.objects = objects;
  }

  run(tip: number, path: number): BlameRange[] {
    const version = this.versionsOf(path).at[tip] ?? ABSENT;
    if (version === ABSENT) return [];
    const origin = { commit: tip, path, version };
    const count = this.fileOf(origin).lines.length;
    if (count > 0) this.wait(origin, [{ at: 0, final: 0, count }]);
    for (let commit = this.queue.pop(); commit !== undefined; commit = this.queue.pop()) {
      for (const key of this.byTurn.get(commit) ?? []) {
        const entry = this.waiting.get(key);
        this.waiting.delete(key);
        if (entry !== undefined) this.pass(entry.origin, entry.ranges);
      }
      this.byTurn.delete(commit);
    }
    return joined(this.blamed);
  }

  /** Hands each range to the first parent that has it unchanged; what is left was made here. */
  private pass(origin: Origin, ranges: readonly LineRange[]): void {
    let left = ranges;
    for (const parent of this.parentOrigins(origin)) {
      if (left.length === 0) return;
      const before = this.fileOf(parent);
      const hunks = diffLines(before, this.fileOf(origin), this.numbers.count);
      const { passed, kept } = passToParent(left, hunks);
      if (passed.length > 0) this.wait(parent, passed);
      left = kept;
    }
    for (const { at, final, count } of left) {
      this.blamed.push({ line: final, count, commit: origin.commit, path: origin.path, originalLine: at });
    }
  }

  /** The versions to compare with: none twice; a path that a parent lacks is looked for under another name there. */
  private parentOrigins(origin: Origin): Origin[] {
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

  private sameFile(origin: Origin, parent: number): Origin | null {
    const versions = this.versionsOf(origin.path);
    const version = versions.at[parent] ?? ABSENT;
    if (version === ABSENT || typeOf(versions.modes[version]) !== typeOf(versions.modes[origin.version])) return null;
    return { commit: parent, path: origin.path, version };
  }

  private renamedFrom(origin: Origin, parent: number): Origin | null {
    const versions = this.versionsOf(origin.path);
    const mode = versions.modes[origin.version] ?? 0;
    const oid = versions.oids[origin.version] ?? new Uint8Array(20);
    const path = findOrigin(this.index, this.objects, { commit: origin.commit, parent, path: origin.path, mode, oid });
    if (path === null) return null;
    const version = this.versionsOf(path).at[parent] ?? ABSENT;
    return version === ABSENT ? null : { commit: parent, path, version };
  }

  private wait(origin: Origin, ranges: readonly LineRange[]): void {
    const at = this.lastChange(origin);
    const key = `${String(at.commit)} ${String(at.path)}`;
    const entry = this.waiting.get(key);
    if (entry !== undefined) {
      entry.ranges = mergeRanges(entry.ranges, ranges);
      return;
    }
    this.waiting.set(key, { origin: at, ranges: ranges.toSorted((a, b) => a.at - b.at) });
    const turn = this.byTurn.get(at.commit);
    if (turn !== undefined) turn.push(key);
    else {
      this.byTurn.set(at.commit, [key]);
      this.queue.push(at.commit, this.index.graph.time[at.commit] ?? 0);
    }
  }

  /** Goes back over commits in which some parent has the very same content: nothing can be theirs. */
  private lastChange(origin: Origin): Origin {
    const { graph } = this.index;
    const versions = this.versionsOf(origin.path);
    let { commit } = origin;
    for (;;) {
      const first = graph.firstParent[commit] ?? NO_COMMIT;
      if (first === NO_COMMIT) break;
      const same = this.sameBlob(versions, first, origin.version) ? first : graph.furtherParents(commit).find((parent) => this.sameBlob(versions, parent, origin.version));
      if (same === undefined) break;
      commit = same;
    }
    return { commit, path: origin.path, version: versions.at[commit] ?? origin.version };
  }

  // oxlint-disable-next-line eslint/max-params -- the inner loop of a walk over a hundred thousand commits
  private sameBlob(versions: PathVersions, parent: number, version: number): boolean {
    const other = versions.at[parent] ?? ABSENT;
    if (other === version) return true;
    if (other === ABSENT || typeOf(versions.modes[other]) !== typeOf(versions.modes[version])) return false;
    return Buffer.compare(versions.oids[other] ?? new Uint8Array(0), versions.oids[version] ?? new Uint8Array(0)) === 0;
  }

  private versionsOf(path: number): PathVersions {
    let versions = this.versions.get(path);
    if (versions === undefined) this.versions.set(path, (versions = pathVersions(this.index, path)));
    return versions;
  }

  private oidOf(origin: Origin): string {
    return Buffer.from(this.versionsOf(origin.path).oids[origin.version] ?? new Uint8Array(20)).toString('hex');
  }

  private fileOf(origin: Origin): LineFile {
    const oid = this.oidOf(origin);
    let file = this.files.get(oid);
    if (file === undefined) this.files.set(oid, (file = toLineFile(this.objects.read(oid, 'blob'), this.numbers)));
    return file;
  }
}

function typeOf(mode: number | undefined): number {
  return (mode ?? 0) & 0o170000;
}

/** Sorted by line, neighbours of one origin joined. */
function joined(ranges: readonly BlameRange[]): BlameRange[] {
  const out: BlameRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.line - b.line)) {
    const last = out.at(-1);
    const continues = last !== undefined && last.commit === range.commit && last.path === range.path
      && last.line + last.count === range.line && last.originalLine + last.count === range.originalLine;
    if (continues) out[out.length - 1] = { ...last, count: last.count + range.count };
    else out.push(range);
  }
  return out;
}
