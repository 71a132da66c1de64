import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isOid } from '../objects/oid.ts';
import type { Oid } from '../types.ts';

interface Packed {
  readonly stamp: string;
  readonly refs: ReadonlyMap<string, Oid>;
}

const packedByDir = new Map<string, Packed>();

/** All refs of a store by name; those in a file of their own win over packed ones, as in git. */
export function readRefs(dir: string): Map<string, Oid> {
  const refs = new Map(readPackedRefs(dir));
  for (const name of looseRefNames(dir)) {
    const oid = readLooseRef(dir, name);
    if (oid !== null) refs.set(name, oid);
  }
  return refs;
}

/** The object id of one ref by its full name, or null. */
export function readRef(dir: string, name: string): Oid | null {
  return readLooseRef(dir, name) ?? readPackedRefs(dir).get(name) ?? null;
}

/** The branch that HEAD names (`refs/heads/...`), or null when it names none. */
export function readHead(dir: string): string | null {
  const text = readText(join(dir, 'HEAD'));
  return text?.startsWith('ref: ') ? text.slice(5).trim() : null;
}

/** The commits whose parents are not in the store (git's `shallow` file). */
export function readShallow(dir: string): Set<Oid> {
  return new Set((readText(join(dir, 'shallow')) ?? '').split('\n').filter(isOid));
}

/** The names of refs that have a file of their own. */
function looseRefNames(dir: string): string[] {
  const root = join(dir, 'refs');
  if (!existsSync(root)) return [];
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.lock'))
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1).replaceAll('\\', '/'));
}

function readLooseRef(dir: string, name: string): Oid | null {
  const text = readText(join(dir, name))?.trim() ?? '';
  return isOid(text) ? text : null;
}

function readPackedRefs(dir: string): ReadonlyMap<string, Oid> {
  const path = join(dir, 'packed-refs');
  const stat = statSync(path, { throwIfNoEntry: false, bigint: true });
  if (stat === undefined) return new Map();
  const stamp = `${String(stat.mtimeNs)} ${String(stat.size)} ${String(stat.ino)}`;
  const known = packedByDir.get(dir);
  if (known?.stamp === stamp) return known.refs;
  const refs = new Map<string, Oid>();
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.length > 41 && line[40] === ' ') refs.set(line.slice(41), line.slice(0, 40));
  }
  packedByDir.set(dir, { stamp, refs });
  return refs;
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'ENOTDIR' || code === 'ENAMETOOLONG') return null;
    throw error;
  }
}
