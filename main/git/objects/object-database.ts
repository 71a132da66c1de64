import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/errors/index.ts';
import type { Oid } from '../types.ts';
import { loosePath, readLoose } from './loose-object.ts';
import { bytesFromHex, hexFromBytes, type ObjectType } from './oid.ts';
import { PackIndex } from './pack-index.ts';
import { type PackBudget, PackFile, type RawObject, ROOMY } from './pack-file.ts';
import { PackPages } from './pack-pages.ts';

const open = new Map<string, ObjectDatabase>();

/** Indexes of packs in memory that threads share, by the path of the pack. */
export type SharedIndexes = ReadonlyMap<string, SharedArrayBuffer>;

/** How the objects of a store are opened. */
export interface ObjectsOptions {
  readonly budget: PackBudget;
  /** What another thread has read already. */
  readonly indexes: SharedIndexes;
}

/** The objects of the store at `dir`, opened once, as `options` say, and kept; `closeObjects` lets go of the files. */
export function objectsOf(dir: string, options: Partial<ObjectsOptions> = {}): ObjectDatabase {
  const known = open.get(dir);
  if (known !== undefined) return known;
  const database = new ObjectDatabase(dir, options);
  open.set(dir, database);
  return database;
}

/** Closes the packs of a store; the next read opens them again. */
export function closeObjects(dir: string): void {
  open.get(dir)?.close();
  open.delete(dir);
}

/** A place in a pack. */
export interface PackPlace {
  pack: PackFile | null;
  offset: number;
}

/** Reads objects from all packs of a store and from its loose ones. Damage is REPOSITORY_DAMAGED. */
export class ObjectDatabase {
  readonly dir: string;
  private readonly budget: PackBudget;
  private readonly indexes: SharedIndexes;
  private packs: PackFile[] = [];
  private pages: PackPages;
  private scanned = false;

  constructor(dir: string, { budget = ROOMY, indexes = new Map() }: Partial<ObjectsOptions>) {
    this.dir = dir;
    this.budget = budget;
    this.indexes = indexes;
    this.pages = new PackPages(budget.pages);
  }

  /** The indexes of the packs, for threads that read the same store. */
  shareIndexes(): SharedIndexes {
    if (!this.scanned) this.guard(() => this.rescan());
    return new Map(this.packs.flatMap((pack) => (pack.index.memory === null ? [] : [[pack.path, pack.index.memory]])));
  }

  /** The object whose 20 bytes begin at `start`, or null when the store has none. */
  readBytes(oid: Uint8Array, start = 0): RawObject | null {
    return this.guard(() => this.fromPacks(oid, start) ?? readLoose(this.dir, hexFromBytes(oid, start)) ?? this.afterRescan(oid, start));
  }

  /** Notes in `place` which pack has the object whose 20 bytes begin at `start`, and where; false when it is loose or missing. */
  locate(oid: Uint8Array, start: number, place: PackPlace): boolean {
    if (!this.scanned) this.guard(() => this.rescan());
    for (const pack of this.packs) {
      const offset = pack.offsetOf(oid, start);
      if (offset < 0) continue;
      place.pack = pack;
      place.offset = offset;
      return true;
    }
    return false;
  }

  /** The object of an id, or null when the store has none. */
  find(oid: Oid): RawObject | null {
    return this.readBytes(bytesFromHex(oid));
  }

  /** The content of an object that must be there and of that type; anything else is REPOSITORY_DAMAGED. */
  read(oid: Oid, type: ObjectType): Uint8Array {
    const object = this.find(oid);
    if (object === null) throw new AppError('REPOSITORY_DAMAGED', { detail: `${type} ${oid} is missing` });
    if (object.type !== type) throw new AppError('REPOSITORY_DAMAGED', { detail: `${oid} is a ${object.type}, not a ${type}` });
    return object.content;
  }

  /** The size of an object's content in bytes, read from where it is stored without making it; 0 when the store has none. */
  sizeOf(oid: Oid): number {
    const bytes = bytesFromHex(oid);
    return this.guard(() => {
      if (!this.scanned) this.rescan();
      for (const pack of this.packs) {
        const offset = pack.offsetOf(bytes);
        if (offset >= 0) return pack.sizeAt(offset);
      }
      return this.find(oid)?.content.length ?? 0;
    });
  }

  /** True when the store has the object. */
  has(oid: Oid): boolean {
    const bytes = bytesFromHex(oid);
    return this.guard(() => this.inPacks(bytes) || existsSync(loosePath(this.dir, oid)) || (this.rescan() && this.inPacks(bytes)));
  }

  /** Looks for new packs; true when there are any. Packs that are gone from the folder are closed. */
  rescan(): boolean {
    const folder = join(this.dir, 'objects', 'pack');
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.idx')) : [];
    const wanted = new Set(names.map((name) => join(folder, name.replace(/\.idx$/, '.pack'))));
    for (const pack of this.packs) if (!wanted.has(pack.path)) pack.close();
    this.packs = this.packs.filter((pack) => wanted.delete(pack.path));
    for (const path of wanted) this.packs.unshift(this.open(path));
    this.scanned = true;
    return wanted.size > 0;
  }

  /** Closes every pack. */
  close(): void {
    for (const pack of this.packs) pack.close();
    this.packs = [];
    this.pages = new PackPages(this.budget.pages);
    this.scanned = false;
  }

  private open(path: string): PackFile {
    const { budget, pages } = this;
    const memory = this.indexes.get(path);
    return new PackFile(path, { budget, pages, ...(memory === undefined ? {} : { index: new PackIndex(new Uint8Array(memory)) }) });
  }

  private fromPacks(oid: Uint8Array, start: number): RawObject | null {
    if (!this.scanned) this.rescan();
    for (const [position, pack] of this.packs.entries()) {
      const object = pack.read(oid, start);
      if (object === null) continue;
      // What is asked next most likely lies in the same pack.
      if (position > 0) this.packs = [pack, ...this.packs.filter((other) => other !== pack)];
      return object;
    }
    return null;
  }

  private inPacks(oid: Uint8Array): boolean {
    if (!this.scanned) this.rescan();
    return this.packs.some((pack) => pack.has(oid));
  }

  private afterRescan(oid: Uint8Array, start: number): RawObject | null {
    return this.rescan() ? this.fromPacks(oid, start) : null;
  }

  private guard<T>(read: () => T): T {
    try {
      return read();
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('REPOSITORY_DAMAGED', { detail: error instanceof Error ? error.message : 'unreadable' }, { cause: error });
    }
  }
}
