import type { PersonName } from './people.ts';

/** One place of one file that a step changed, named by what it says after and said before. */
export interface Replacement {
  readonly path: string;
  readonly now: string;
  readonly was: string;
}

/** One change of the sample repository's past; `branch` makes it a merge request that was merged. */
export interface Step {
  readonly daysAgo: number;
  readonly author: PersonName;
  readonly message: string;
  readonly why?: string;
  readonly branch?: string;
  readonly replacements?: readonly Replacement[];
  /** Files, or folders ending in `/`, that this step added. */
  readonly added?: readonly string[];
}
