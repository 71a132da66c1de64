import { readHead, readRefs } from './refs/read-refs.ts';
import type { Branch, StoreLocation } from './types.ts';

/** The remote's branches as last fetched, the default one first, then by name. */
export function listBranches({ dir }: StoreLocation): Branch[] {
  const head = readHead(dir);
  const branches: Branch[] = [];
  for (const [ref, oid] of readRefs(dir)) {
    if (ref.startsWith('refs/heads/')) branches.push({ name: ref.slice(11), ref, oid, isDefault: ref === head });
  }
  return branches.toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault) || (a.name < b.name ? -1 : 1));
}
