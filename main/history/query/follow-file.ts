import { findOrigin } from '../blame/rename-origin.ts';
import { ABSENT, simplifiedHistory } from '../graph/simplified-history.ts';
import { type PathVersions, pathVersions } from './path-versions.ts';
import type { HistoryReader } from './reader.ts';

/** A commit of a file's history and the name that the file had in it. */
export interface FileStep {
  readonly commit: number;
  readonly path: number;
}

/**
 * The commits that changed a file, newest first, going on under the old name where the file was renamed, on each line of history
 * for itself (`git log --follow` changes the name for all lines at once).
 */
export function followFile(reader: HistoryReader, tip: number, path: number): FileStep[] {
  const { graph } = reader.index;
  const steps = new Map<number, FileStep>();
  const asked = new Set<string>();
  const open: FileStep[] = [{ commit: tip, path }];
  const known = new Map<number, PathVersions>();
  const versionsOf = (of: number): PathVersions => {
    const versions = known.get(of) ?? pathVersions(reader.index, of);
    known.set(of, versions);
    return versions;
  };
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    const key = `${String(from.commit)} ${String(from.path)}`;
    if (asked.has(key)) continue;
    asked.add(key);
    for (const step of stepsFrom(reader, from, versionsOf(from.path))) {
      if (!steps.has(step.commit)) steps.set(step.commit, step);
      open.push(...originsOf(reader, step, versionsOf(step.path)));
    }
  }
  return [...steps.values()].toSorted((a, b) => (graph.time[b.commit] ?? 0) - (graph.time[a.commit] ?? 0));
}

function stepsFrom(reader: HistoryReader, from: FileStep, { at }: PathVersions): FileStep[] {
  return simplifiedHistory(reader.index.graph, { tips: [from.commit], versions: at, limit: 0 }).map((commit) => ({ commit, path: from.path }));
}

/** Where a file that came into being in a commit was before, in each parent that had it under another name. */
function originsOf(reader: HistoryReader, step: FileStep, versions: PathVersions): FileStep[] {
  const { index, objects } = reader;
  const version = versions.at[step.commit] ?? ABSENT;
  if (version === ABSENT) return [];
  return index.graph.parentsOf(step.commit).flatMap((parent) => {
    if ((versions.at[parent] ?? ABSENT) !== ABSENT) return [];
    const target = { commit: step.commit, parent, path: step.path, mode: versions.modes[version] ?? 0, oid: versions.oids[version] ?? new Uint8Array(20) };
    const origin = findOrigin(index, objects, target);
    return origin === null ? [] : [{ commit: parent, path: origin }];
  });
}
