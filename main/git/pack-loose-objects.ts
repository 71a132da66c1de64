import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { diskError } from './disk-errors.ts';
import { loosePath, readLoose } from './objects/loose-object.ts';
import { packTypes } from './objects/oid.ts';
import { smallLimits } from './packs/object-contents.ts';
import { PackIndexer } from './packs/pack-indexer.ts';
import { temporaryName } from './packs/wreckage.ts';
import { buildIndex, sortByOid } from './packs/write-index.ts';
import { packHead, wholeEntry } from './packs/write-pack.ts';
import type { Oid, StoreLocation } from './types.ts';

/** What `packLooseObjects` needs: below `atLeast` loose objects (1,000 unless given) it leaves all as it is. */
export interface PackLooseOptions extends StoreLocation {
  readonly atLeast?: number | undefined;
}

/**
 * Moves the loose objects of a store into one pack once they are many; answers how many. Each object is in one place or in
 * both at any moment, so that readers and a crash do no harm. A loose object that is damaged stays where it is.
 */
export function packLooseObjects({ dir, atLeast = 1000 }: PackLooseOptions): number {
  if (sampledCount(dir) < atLeast) return 0;
  const oids = looseOids(dir);
  if (oids.length < Math.max(1, atLeast / 2)) return 0;
  const temporary = join(dir, 'objects', 'pack', temporaryName('pack'));
  try {
    const packed = writeLoosePack(dir, temporary, oids);
    for (const oid of packed) rmSync(loosePath(dir, oid), { force: true });
    return packed.length;
  } catch (error) {
    throw diskError(error, dir);
  } finally {
    rmSync(temporary, { force: true });
    rmSync(`${temporary}.idx`, { force: true });
  }
}

/** Names are even, so a 256th of the folders tells enough (as git's own `gc --auto` reckons); few are counted exactly. */
function sampledCount(dir: string): number {
  const sample = folderOids(dir, '17').length;
  return sample < 2 ? looseOids(dir).length : sample * 256;
}

function looseOids(dir: string): Oid[] {
  return readdirSync(join(dir, 'objects')).filter((name) => /^[0-9a-f]{2}$/.test(name)).flatMap((name) => folderOids(dir, name));
}

function folderOids(dir: string, name: string): Oid[] {
  const folder = join(dir, 'objects', name);
  return existsSync(folder) ? readdirSync(folder).filter((rest) => /^[0-9a-f]{38}$/.test(rest)).map((rest) => name + rest) : [];
}

function writeLoosePack(dir: string, temporary: string, oids: readonly Oid[]): Oid[] {
  const objects = oids.flatMap((oid) => {
    const type = readable(dir, oid);
    return type === null ? [] : [{ oid, type }];
  });
  const fd = openSync(temporary, 'wx+', 0o444);
  try {
    const indexer = new PackIndexer(fd, null, smallLimits);
    const digest = createHash('sha1');
    const put = (bytes: Uint8Array): void => {
      writeSync(fd, bytes);
      digest.update(bytes);
      indexer.push(bytes);
    };
    put(packHead(objects.length));
    for (const { oid, type } of objects) {
      const content = readLoose(dir, oid)?.content;
      if (content === undefined) throw new Error(`loose object ${oid} vanished`);
      put(Buffer.concat(wholeEntry(type, content)));
    }
    const end = digest.digest();
    writeSync(fd, end);
    indexer.push(end);
    fsyncSync(fd);
    indexer.finish();
    place(temporary, join(dir, 'objects', 'pack', `pack-${end.toString('hex')}`), buildIndex(indexer.table, sortByOid(indexer.table), end));
  } finally {
    closeSync(fd);
  }
  return objects.map(({ oid }) => oid);
}

function place(temporary: string, target: string, index: Uint8Array): void {
  writeFileSync(`${temporary}.idx`, index, { mode: 0o444, flush: true });
  renameSync(temporary, `${target}.pack`);
  renameSync(`${temporary}.idx`, `${target}.idx`);
}

function readable(dir: string, oid: Oid): number | null {
  try {
    const object = readLoose(dir, oid);
    return object === null ? null : packTypes.indexOf(object.type);
  } catch {
    return null;
  }
}
