import type { WritableDb } from '../database.ts';
import { accountsAndRepositories } from './001-accounts-and-repositories.ts';
import { drafts } from './002-drafts.ts';
import { requests } from './003-requests.ts';
import { audit } from './004-audit.ts';

/** One step of the schema: from version `to - 1` to version `to`, in one transaction. A released step is never changed. */
export interface Migration {
  readonly to: number;
  readonly up: (db: WritableDb) => void;
}

/** Every step in order; the last one's `to` is the version that this program knows. */
export const migrations: readonly Migration[] = [
  { to: 1, up: accountsAndRepositories },
  { to: 2, up: drafts },
  { to: 3, up: requests },
  { to: 4, up: audit },
];
