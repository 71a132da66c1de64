import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { diskError } from './disk-errors.ts';
import { bytesFromHex, packTypes } from './objects/oid.ts';
import { PackFile } from './objects/pack-file.ts';
import { EntryTable } from './packs/entry-table.ts';
import { temporaryName } from './packs/wreckage.ts';
import { buildIndex, sortByOid } from './packs/write-index.ts';
import { packHead, wholeEntry } from './packs/write-pack.ts';
import type { Oid, StoreLocation } from './types.ts';

/** What `mergePacks` needs: below `atLeast` small packs (24 unless given) it leaves all as it is. */
export interface MergePacksOptions extends StoreLocation {
  readonly atLeast?: number | undefined;
}

/** Only packs below this size are merged, so that a large one is never copied again. */
const SMALL = 8 << 20;
const MAX_TOTAL = 64 << 20;

/**
 * Copies many small packs, which fetches leave behind, into one, as every read has to look through all of them; answers how many
 * there were. A pack's entries are copied as they stand; only where two packs share objects is the rest of one written anew.
 */
export function mergePacks({ dir, atLeast = 24 }: MergePacksOptions): number {
  const folder = join(dir, 'objects', 'pack');
  const names = smallPacks(folder);
  if (names.length < Math.max(2, atLeast)) return 0;
  const temporary = join(folder, temporaryName('pack'));
  try {
    const name = writeMerged(folder, temporary, names);
    // The index goes first: a pack without one is no longer looked at. Readers that hold the files keep reading them.
    for (const old of names) {
      if (old === name) continue;
      rmSync(join(folder, `${old}.idx`), { force: true, maxRetries: 3 });
      rmSync(join(folder, `${old}.pack`), { force: true, maxRetries: 3 });
    }
    return names.length;
  } catch (error) {
    throw diskError(error, dir);
  } finally {
    rmSync(temporary, { force: true });
    rmSync(`${temporary}.idx`, { force: true });
  }
}

function smallPacks(folder: string): string[] {
  const sized = readdirSync(folder)
    .filter((name) => /^pack-[0-9a-f]{40}\.idx$/.test(name))
    .map((name) => ({ name: name.slice(0, -4), size: statSync(join(folder, name.replace(/idx$/, 'pack')), { throwIfNoEntry: false })?.size ?? SMALL }))
    .filter(({ size }) => size < SMALL)
    .toSorted((a, b) => a.size - b.size);
  let total = 0;
  return sized.filter(({ size }) => (total += size) < MAX_TOTAL).map(({ name }) => name);
}

function writeMerged(folder: string, temporary: string, names: readonly string[]): string {
  const merged = new MergedPack();
  for (const name of names) {
    const pack = new PackFile(join(folder, `${name}.pack`));
    try {
      merged.add(pack, readFileSync(pack.path));
    } finally {
      pack.close();
    }
  }
  const { bytes, digest, index } = merged.finish();
  const name = `pack-${digest.toString('hex')}`;
  const fd = openSync(temporary, 'wx', 0o444);
  try {
    for (const part of bytes) writeSync(fd, part);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  writeFileSync(`${temporary}.idx`, index, { mode: 0o444, flush: true });
  renameSync(temporary, join(folder, `${name}.pack`));
  renameSync(`${temporary}.idx`, join(folder, `${name}.idx`));
  return name;
}

class MergedPack {
  private readonly table = new EntryTable();
  private readonly parts: Uint8Array[] = [];
  private readonly known = new Set<Oid>();
  private size = 12;

  add(pack: PackFile, bytes: Buffer): void {
    const { index } = pack;
    const oids = Array.from({ length: index.count }, (_, at) => index.oidAt(at));
    if (oids.some((oid) => this.known.has(oid))) {
      for (const oid of oids) if (!this.known.has(oid)) this.addWhole(pack, oid);
      return;
    }
    // Offsets of deltas are counted back from their entry, so a whole block keeps its sense wherever it stands.
    const order = Array.from({ length: index.count }, (_, at) => at).toSorted((a, b) => index.offsetAt(a) - index.offsetAt(b));
    for (const at of order) this.enter(oids[at] ?? '', this.size + index.offsetAt(at) - 12, index.checksumAt(at));
    this.put(bytes.subarray(12, -20));
  }

  finish(): { bytes: readonly Uint8Array[]; digest: Buffer; index: Buffer } {
    const bytes = [packHead(this.table.count), ...this.parts];
    const hash = createHash('sha1');
    for (const part of bytes) hash.update(part);
    const digest = hash.digest();
    return { bytes: [...bytes, digest], digest, index: buildIndex(this.table, sortByOid(this.table), digest) };
  }

  private addWhole(pack: PackFile, oid: Oid): void {
    const object = pack.read(bytesFromHex(oid));
    if (object === null) throw new Error(`object ${oid} is missing`);
    const entry = Buffer.concat(wholeEntry(packTypes.indexOf(object.type), object.content));
    this.enter(oid, this.size, crc32(entry));
    this.put(entry);
  }

  private enter(oid: Oid, offset: number, checksum: number): void {
    const entry = this.table.add(offset);
    this.table.checksums[entry] = checksum;
    this.table.oids.write(oid, entry * 20, 'hex');
    this.known.add(oid);
  }

  private put(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.size += bytes.length;
  }
}
