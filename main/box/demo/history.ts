import { additions } from './additions.ts';
import { seededRandom } from './random.ts';
import { releases } from './releases.ts';
import type { Step } from './step.ts';
import { valueChanges } from './value-changes.ts';

/** A step of the past with the files as it left them, oldest first; `merged` numbers the request that it was. */
export interface Told extends Step {
  readonly writes: ReadonlyMap<string, string>;
  readonly merged: number | null;
}

/** The sample repository's past: the files it began with, and what happened to them until they were as they are. */
export interface Past {
  readonly first: ReadonlyMap<string, string>;
  readonly told: readonly Told[];
}

/** Works the past out backwards from the present files, so that it always ends with them; the same for the same files. */
export function pastOf(files: ReadonlyMap<string, string>): Past {
  const steps = [...releases(files, seededRandom(20)), ...valueChanges, ...additions].toSorted((one, other) => one.daysAgo - other.daysAgo);
  const state = new Map(files);
  const backwards: { step: Step; writes: Map<string, string> }[] = [];
  for (const step of steps) {
    const writes = undo(step, state);
    if (writes.size > 0) backwards.push({ step, writes });
  }
  let merged = 0;
  const told = backwards.toReversed().map(({ step, writes }) => ({ ...step, writes, merged: step.branch === undefined ? null : (merged += 1) }));
  return { first: state, told };
}

// Takes a step back in `state` and answers what it had written; a place that is not as the step left it belongs to a later time.
function undo(step: Step, state: Map<string, string>): Map<string, string> {
  const writes = new Map<string, string>();
  for (const { path, now, was } of step.replacements ?? []) {
    const text = state.get(path);
    if (text === undefined || text.split(now).length !== 2) continue;
    writes.set(path, text);
    state.set(path, text.replace(now, () => was));
  }
  for (const added of step.added ?? []) {
    for (const path of [...state.keys()].filter((each) => each === added || (added.endsWith('/') && each.startsWith(added)))) {
      writes.set(path, state.get(path) ?? '');
      state.delete(path);
    }
  }
  return writes;
}
