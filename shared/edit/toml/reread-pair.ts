import type { Parsed, Reparsed, ReparseRequest } from '../adapter.ts';
import { findTrail } from '../find-node.ts';
import { lineEnd } from '../line-ends.ts';
import type { Entry, TomlFile } from './read-toml.ts';
import { readToml } from './read-toml.ts';
import { buildPair } from './tree-toml.ts';

/**
 * Reads again one pair, where all splices lie in its value. Sound because the pair then still reads as one, with the same key, and ends
 * where its text ends, with nothing but a comment after it on the line; undefined otherwise, and all is read.
 */
export function rereadPair(request: ReparseRequest, file: TomlFile, parse: () => Parsed): Reparsed | undefined {
  const { parsed, before, after } = request;
  const [root] = parsed.roots;
  const entry = file.problems.length > 0 ? undefined : entryAround(request, file.entries);
  if (root === undefined || entry === undefined) return undefined;
  const source = after.slice(entry.start, entry.end + after.length - before.length);
  const read = readToml(source);
  const [pair, other] = read.entries;
  const same = pair?.kind === 'pair' && other === undefined && pair.end === source.length && read.problems.length === 0 && (file.modern || !read.modern);
  const trail = findTrail(root, entry.path);
  const [table, node] = [trail?.at(-2), trail?.at(-1)];
  if (!same || pair === undefined || table === undefined || node === undefined) return undefined;
  return {
    before: { ...table, children: [node] },
    after: { ...table, children: [buildPair(source, pair, table)] },
    offset: table.children.indexOf(node),
    whole: parse,
  };
}

function entryAround({ splices, before }: ReparseRequest, entries: readonly Entry[]): Entry | undefined {
  const [first, last] = [splices[0], splices.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const entry = entries.findLast((candidate) => candidate.start <= first.start);
  const key = entry?.parts.at(-1)?.end ?? Number.POSITIVE_INFINITY;
  if (entry?.kind !== 'pair' || key >= first.start || last.end > entry.end) return undefined;
  return /^[ \t]*(?:#.*)?\r?$/.test(before.slice(entry.end, lineEnd(before, entry.end))) ? entry : undefined;
}
