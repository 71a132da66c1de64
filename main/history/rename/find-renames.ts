import { type Fingerprint, MAX_SCORE, MIN_SCORE, SimilarityProbe, sizesRuleOut } from './similarity.ts';

/** A file that was deleted or added in a commit; `oid` is 40 hexadecimal digits or any text that equal contents share. */
export interface RenameSide {
  readonly path: string;
  readonly mode: number;
  readonly oid: string;
}

/** A deleted file found again as an added one; indexes into the lists that were given. */
export interface Rename {
  readonly source: number;
  readonly target: number;
  readonly score: number;
}

/** What the search reads contents through. */
export interface ContentSource {
  size(oid: string): number;
  fingerprint(oid: string): Fingerprint;
}

const BASENAME_SCORE = MIN_SCORE + (MAX_SCORE - MIN_SCORE) / 2;
const LIMIT = 1000;
const CANDIDATES = 4;
const EXACT_ALTERNATIVES = 100;

/**
 * Pairs deleted with added files as `git log -M` does: equal contents first, then equal and unique base names, then the best of
 * all pairs, unless they are more than a thousand by a thousand (gitdiffcore, "diffcore-rename"). Both lists in tree order.
 */
export function findRenames(sources: readonly RenameSide[], targets: readonly RenameSide[], contents: ContentSource): Rename[] {
  if (sources.length === 0 || targets.length === 0) return [];
  const search = new RenameSearch(sources, targets, contents);
  search.matchExact();
  search.matchBaseNames();
  search.matchBest();
  return search.found.toSorted((a, b) => a.target - b.target);
}

interface Candidate {
  readonly source: number;
  readonly target: number;
  readonly score: number;
  readonly sameName: number;
}

class RenameSearch {
  readonly found: Rename[] = [];
  private readonly sources: readonly RenameSide[];
  private readonly targets: readonly RenameSide[];
  private readonly contents: ContentSource;
  private readonly usedSources = new Set<number>();
  private readonly usedTargets = new Set<number>();

  // oxlint-disable-next-line eslint/max-params -- the three things that a search is about
  constructor(sources: readonly RenameSide[], targets: readonly RenameSide[], contents: ContentSource) {
    this.sources = sources;
    this.targets = targets;
    this.contents = contents;
  }

  matchExact(): void {
    const byOid = new Map<string, number[]>();
    for (const [index, source] of this.sources.entries()) {
      const same = byOid.get(source.oid);
      if (same === undefined) byOid.set(source.oid, [index]);
      else same.push(index);
    }
    for (const [target, side] of this.targets.entries()) {
      const best = this.bestExact(side, byOid.get(side.oid) ?? []);
      if (best >= 0) this.record({ source: best, target, score: MAX_SCORE });
    }
  }

  matchBaseNames(): void {
    const sources = this.uniqueBaseNames(this.sources, this.usedSources);
    const targets = this.uniqueBaseNames(this.targets, this.usedTargets);
    for (const [name, source] of sources) {
      const target = targets.get(name) ?? -1;
      if (source < 0 || target < 0) continue;
      const [score = 0] = this.scoresOf([source], target);
      if (score >= BASENAME_SCORE) this.record({ source, target, score });
    }
  }

  matchBest(): void {
    const sources = this.rest(this.sources, this.usedSources);
    const targets = this.rest(this.targets, this.usedTargets);
    if (sources.length === 0 || targets.length === 0 || sources.length * targets.length > LIMIT * LIMIT) return;
    const candidates = targets.flatMap((target) => this.candidatesFor(target, sources)).toSorted(compare);
    for (const candidate of candidates) {
      if (candidate.score < MIN_SCORE) break;
      if (!this.usedTargets.has(candidate.target) && !this.usedSources.has(candidate.source)) this.record(candidate);
    }
  }

  private bestExact(side: RenameSide, same: readonly number[]): number {
    let best = -1;
    let bestScore = -1;
    let left = EXACT_ALTERNATIVES;
    for (const index of same) {
      const source = this.sources[index];
      if (source === undefined || !mayPair(source, side) || this.usedSources.has(index)) continue;
      const score = 1 + sameBaseName(source.path, side.path);
      if (score > bestScore) {
        best = index;
        bestScore = score;
      }
      if (score === 2 || --left === 0) break;
    }
    return best;
  }

  /** The few best sources of a target, in the slots where git would keep them: ties are decided by the slot. */
  private candidatesFor(target: number, sources: readonly number[]): Candidate[] {
    const slots: (Candidate | null)[] = Array.from({ length: CANDIDATES }, () => null);
    const scores = this.scoresOf(sources, target);
    for (const [at, source] of sources.entries()) {
      const candidate = { source, target, score: scores[at] ?? 0, sameName: this.sameName(source, target) };
      let worst = 0;
      for (let slot = 1; slot < CANDIDATES; slot++) if (compare(slots[slot] ?? null, slots[worst] ?? null) > 0) worst = slot;
      if (compare(slots[worst] ?? null, candidate) > 0) slots[worst] = candidate;
    }
    return slots.filter((slot) => slot !== null);
  }

  /** How like each source is to the target; contents that sizes rule out are not read. */
  private scoresOf(sources: readonly number[], target: number): number[] {
    const to = this.targets[target];
    if (to === undefined || !isRegular(to.mode)) return [];
    const size = this.contents.size(to.oid);
    const near = sources.map((source) => this.sources[source]).map((from) => {
      const rulesOut = from === undefined || !isRegular(from.mode) || sizesRuleOut(this.contents.size(from.oid), size);
      return rulesOut ? null : this.contents.fingerprint(from.oid);
    });
    if (near.every((print) => print === null)) return [];
    return SimilarityProbe.open(this.contents.fingerprint(to.oid), (probe) => near.map((print) => (print === null ? 0 : probe.score(print))));
  }

  private sameName(source: number, target: number): number {
    return sameBaseName(this.sources[source]?.path ?? '', this.targets[target]?.path ?? '');
  }

  /** Index by base name, -1 where several share it; in the order in which names are first met. */
  private uniqueBaseNames(sides: readonly RenameSide[], used: ReadonlySet<number>): Map<string, number> {
    const byName = new Map<string, number>();
    for (const index of this.rest(sides, used)) {
      const name = baseName(sides[index]?.path ?? '');
      byName.set(name, byName.has(name) ? -1 : index);
    }
    return byName;
  }

  private rest(sides: readonly RenameSide[], used: ReadonlySet<number>): number[] {
    return [...sides.keys()].filter((index) => !used.has(index));
  }

  private record(rename: Rename): void {
    this.usedSources.add(rename.source);
    this.usedTargets.add(rename.target);
    this.found.push({ source: rename.source, target: rename.target, score: rename.score });
  }
}

/** Best first, empty slots last. */
function compare(a: Candidate | null, b: Candidate | null): number {
  if (a === null) return b === null ? 0 : 1;
  if (b === null) return -1;
  return a.score === b.score ? b.sameName - a.sameName : b.score - a.score;
}

/** Links and submodules pair only with their own kind. */
function mayPair(a: RenameSide, b: RenameSide): boolean {
  return (isRegular(a.mode) && isRegular(b.mode)) || a.mode === b.mode;
}

function isRegular(mode: number): boolean {
  return (mode & 0o170000) === 0o100000;
}

function sameBaseName(a: string, b: string): number {
  return baseName(a) === baseName(b) ? 1 : 0;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
