/** A list of paths prepared for fuzzy search. */
export interface FuzzyIndex {
  readonly paths: readonly string[];
  readonly lower: readonly string[];
  /** One bit for each letter and digit that a path holds, so that most paths are ruled out without being read. */
  readonly masks: Int32Array;
  readonly baseStarts: Int32Array;
}

/** A path found, with the positions of the letters that matched. */
export interface FuzzyHit {
  readonly path: string;
  readonly score: number;
  readonly positions: readonly number[];
}

/** Prepares paths for `fuzzyFind`; once for each tree. */
export function fuzzyIndex(paths: readonly string[]): FuzzyIndex {
  const lower = paths.map((path) => path.toLowerCase());
  return {
    paths, lower,
    masks: Int32Array.from(lower, maskOf),
    baseStarts: Int32Array.from(lower, (path) => path.lastIndexOf('/') + 1),
  };
}

/** The paths that hold the letters of a query in order, best first; a query of several words needs each of them. */
export function fuzzyFind(index: FuzzyIndex, query: string, limit: number): FuzzyHit[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const mask = words.reduce((sum, word) => sum | maskOf(word), 0);
  const best: Candidate[] = [];
  for (let at = 0; at < index.lower.length; at += 1) {
    if (((index.masks[at] ?? 0) & mask) !== mask) continue;
    const score = scoreOf(index, at, words);
    if (score > nothing) keepBest(best, { at, score }, limit);
  }
  return best.map(({ at, score }) => ({ path: index.paths[at] ?? '', score, positions: words.flatMap((word) => positionsOf(index.lower[at] ?? '', index.baseStarts[at] ?? 0, word)) }));
}

interface Candidate {
  readonly at: number;
  readonly score: number;
}

const nothing = -Infinity;

function keepBest(best: Candidate[], candidate: Candidate, limit: number): void {
  if (best.length >= limit && candidate.score <= (best[best.length - 1]?.score ?? 0)) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((best[middle]?.score ?? 0) >= candidate.score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, candidate);
  if (best.length > limit) best.pop();
}

function scoreOf(index: FuzzyIndex, at: number, words: readonly string[]): number {
  const path = index.lower[at] ?? '';
  const base = index.baseStarts[at] ?? 0;
  // Short paths come first among equals.
  let score = -path.length * 0.05;
  for (const word of words) score += wordScore(path, base, word);
  return score;
}

/** A whole piece of the file name counts most, then of the path, then scattered letters from the right. */
function wordScore(path: string, base: number, word: string): number {
  const inName = path.indexOf(word, base);
  if (inName >= 0) return 60 + word.length * 4 + (atBoundary(path, inName) ? 20 : 0) + (inName === base ? 10 : 0);
  const inPath = path.lastIndexOf(word);
  if (inPath >= 0) return 30 + word.length * 4 + (atBoundary(path, inPath) ? 12 : 0);
  return scatteredScore(path, word);
}

function scatteredScore(path: string, word: string): number {
  let from = path.length;
  let score = 0;
  let last = 0;
  for (let letter = word.length - 1; letter >= 0; letter -= 1) {
    const found = from === 0 ? -1 : path.lastIndexOf(word[letter] ?? '', from - 1);
    if (found < 0) return nothing;
    if (letter === word.length - 1) last = found;
    else if (found === from - 1) score += 3;
    if (atBoundary(path, found)) score += 3;
    from = found;
  }
  return score - (last - from) * 0.1;
}

/** Where the letters of a word stand in a path that holds them. */
function positionsOf(path: string, base: number, word: string): number[] {
  const inName = path.indexOf(word, base);
  const whole = inName >= 0 ? inName : path.lastIndexOf(word);
  if (whole >= 0) return Array.from({ length: word.length }, (_, offset) => whole + offset);
  const positions: number[] = [];
  let from = path.length;
  for (let letter = word.length - 1; letter >= 0; letter -= 1) {
    from = path.lastIndexOf(word[letter] ?? '', from - 1);
    positions.unshift(from);
  }
  return positions;
}

function atBoundary(path: string, at: number): boolean {
  if (at === 0) return true;
  const before = path.charCodeAt(at - 1);
  // One of `/`, `-`, `_`, `.` and space.
  return before === 47 || before === 45 || before === 95 || before === 46 || before === 32;
}

function maskOf(text: string): number {
  let mask = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) mask |= 1 << (code - 97);
    else if (code >= 48 && code <= 57) mask |= 1 << 26;
    else if (code === 45 || code === 95) mask |= 1 << 27;
    else if (code === 46) mask |= 1 << 28;
  }
  return mask;
}
