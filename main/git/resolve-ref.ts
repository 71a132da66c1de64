import { AppError } from '../../shared/errors/index.ts';
import { asBuffer, isOid } from './objects/oid.ts';
import { objectsOf } from './objects/object-database.ts';
import { readHead, readRef } from './refs/read-refs.ts';
import type { Oid, StoreLocation } from './types.ts';

/** What `resolveRef` needs: `HEAD`, a branch, a tag, a full ref name or a whole object id. */
export interface ResolveOptions extends StoreLocation {
  readonly ref: string;
}

/** The commit that a name stands for, tags followed to it; REF_NOT_FOUND when there is none. */
export function resolveRef({ dir, ref }: ResolveOptions): Oid {
  const oid = lookUp(dir, ref);
  const commit = oid === null ? null : peel(dir, oid);
  if (commit === null) throw new AppError('REF_NOT_FOUND', { name: ref.slice(0, 200) });
  return commit;
}

function lookUp(dir: string, ref: string): Oid | null {
  if (isOid(ref)) return ref;
  if (ref === 'HEAD') {
    const head = readHead(dir);
    return head === null ? null : readRef(dir, head);
  }
  // A name that could leave the folder of refs is no ref.
  if (ref.includes('..') || ref.startsWith('/') || ref.includes('\\') || ref.includes('\0') || ref === '') return null;
  if (ref.startsWith('refs/')) return readRef(dir, ref);
  return readRef(dir, `refs/heads/${ref}`) ?? readRef(dir, `refs/tags/${ref}`);
}

function peel(dir: string, oid: Oid): Oid | null {
  let at = oid;
  for (let depth = 0; depth < 10; depth++) {
    const object = objectsOf(dir).find(at);
    if (object === null) return null;
    if (object.type === 'commit') return at;
    const target = object.type === 'tag' ? /^object ([0-9a-f]{40})\n/.exec(asBuffer(object.content).toString('latin1', 0, 60)) : null;
    if (target?.[1] === undefined) return null;
    at = target[1];
  }
  return null;
}
