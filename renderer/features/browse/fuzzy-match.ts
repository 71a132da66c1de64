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
  const best: FuzzyHit[] = [];
  for (let at = 0; at < index.lower.length; at += 1) {
    if (((index.masks[at] ?? 0) & mask) !== mask) continue;
    const hit = matchWords(index, at, words);
    if (hit !== null) keepBest(best, hit, limit);
  }
  return best;
}

function keepBest(best: FuzzyHit[], hit: FuzzyHit, limit: number): void {
  if (best.length >= limit && hit.score <= (best[best.length - 1]?.score ?? 0)) return;
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((best[middle]?.score ?? 0) >= hit.score) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, hit);
  if (best.length > limit) best.pop();
}

function matchWords(index: FuzzyIndex, at: number, words: readonly string[]): FuzzyHit | null {
  const path = index.lower[at] ?? '';
  const base = index.baseStarts[at] ?? 0;
  const positions: number[] = [];
  // Short paths come first among equals.
  let score = -path.length * 0.05;
  for (const word of words) {
    const found = matchWord(path, base, word);
    if (found === null) return null;
    score += found.score;
    positions.push(...found.positions);
  }
  return { path: index.paths[at] ?? path, score, positions };
}

/** A whole piece of the file name counts most, then of the path, then scattered letters from the right. */
function matchWord(path: string, base: number, word: string): { score: number; positions: number[] } | null {
  const inName = path.indexOf(word, base);
  if (inName >= 0) return { score: 60 + word.length * 4 + (atBoundary(path, inName) ? 20 : 0) + (inName === base ? 10 : 0), positions: run(inName, word.length) };
  const inPath = path.lastIndexOf(word);
  if (inPath >= 0) return { score: 30 + word.length * 4 + (atBoundary(path, inPath) ? 12 : 0), positions: run(inPath, word.length) };
  return scattered(path, word);
}

function scattered(path: string, word: string): { score: number; positions: number[] } | null {
  const positions: number[] = [];
  let from = path.length - 1;
  let score = 0;
  for (let letter = word.length - 1; letter >= 0; letter -= 1) {
    const found = path.lastIndexOf(word[letter] ?? '', from);
    if (found < 0) return null;
    score += (found === from && letter < word.length - 1 ? 3 : 0) + (atBoundary(path, found) ? 3 : 0);
    positions.unshift(found);
    from = found - 1;
  }
  return { score: score - (word.length === 0 ? 0 : ((positions.at(-1) ?? 0) - (positions[0] ?? 0)) * 0.1), positions };
}

function atBoundary(path: string, at: number): boolean {
  return at === 0 || /[/\-_. ]/.test(path[at - 1] ?? '');
}

function run(start: number, length: number): number[] {
  return Array.from({ length }, (_, offset) => start + offset);
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
