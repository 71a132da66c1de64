import { closeSync, openSync, renameSync, rmSync, writeSync, writeFileSync, fsyncSync } from 'node:fs';
import { join } from 'node:path';
import { diskError } from '../disk-errors.ts';
import { objectsOf } from '../objects/object-database.ts';
import type { Oid } from '../types.ts';
import { ConnectionCheck } from './connection-check.ts';
import type { IndexerLimits } from './object-contents.ts';
import { PackIndexer } from './pack-indexer.ts';
import { temporaryName } from './wreckage.ts';
import { buildIndex, sortByOid } from './write-index.ts';

/** Where the pack goes and whose parents are known to be missing. */
export interface ReceiveOptions {
  readonly dir: string;
  readonly shallow: ReadonlySet<Oid>;
  readonly limits?: IndexerLimits | undefined;
}

/** What a received pack holds. */
export interface ReceivedPack {
  /** The file's name without its ending, or null when nothing had to be kept. */
  readonly name: string | null;
  readonly objects: number;
  readonly bytes: number;
}

/**
 * Takes a pack piece by piece: each piece is written to a temporary file and indexed; `finish` checks that nothing is missing
 * and puts pack and index in place, in this order, so that a reader never sees one that is not whole.
 */
export class PackReceiver {
  readonly indexer: PackIndexer;
  private readonly options: ReceiveOptions;
  private readonly temporary: string;
  private readonly fd: number;
  private readonly check: ConnectionCheck;
  private bytes = 0;

  constructor(options: ReceiveOptions) {
    this.options = options;
    this.temporary = join(options.dir, 'objects', 'pack', temporaryName('pack'));
    this.fd = this.disk(() => openSync(this.temporary, 'wx+', 0o444));
    this.check = new ConnectionCheck(options.shallow);
    this.indexer = new PackIndexer(this.fd, (type, content, name) => this.check.see(type, content, name), options.limits);
  }

  /** Takes the next piece; throws a plain error when it is damaged, DISK_FULL when there is no room. */
  push(chunk: Uint8Array): void {
    this.disk(() => {
      for (let at = 0; at < chunk.length; ) at += writeSync(this.fd, chunk, at);
    });
    this.bytes += chunk.length;
    this.indexer.push(chunk);
  }

  /** Puts the pack in place; an empty one leaves nothing behind. */
  finish(): ReceivedPack {
    const digest = this.indexer.finish();
    const { table } = this.indexer;
    if (table.count === 0) {
      this.abort();
      return { name: null, objects: 0, bytes: this.bytes };
    }
    const order = sortByOid(table);
    const index = buildIndex(table, order, digest);
    const objects = objectsOf(this.options.dir);
    const [missing] = this.check.missing(table, (oid) => objects.has(oid.toString('hex')));
    if (missing !== undefined) throw new Error(`it left out ${missing}, which the pack refers to`);
    const name = `pack-${digest.toString('hex')}`;
    const place = join(this.options.dir, 'objects', 'pack', name);
    this.disk(() => {
      fsyncSync(this.fd);
      closeSync(this.fd);
      writeFileSync(`${this.temporary}.idx`, index, { mode: 0o444, flush: true });
      renameSync(this.temporary, `${place}.pack`);
      renameSync(`${this.temporary}.idx`, `${place}.idx`);
    });
    return { name, objects: table.count, bytes: this.bytes };
  }

  /** Removes what was written; to be called when anything failed. */
  abort(): void {
    try {
      closeSync(this.fd);
    } catch {
      // It was closed already.
    }
    rmSync(this.temporary, { force: true });
    rmSync(`${this.temporary}.idx`, { force: true });
  }

  private disk<T>(run: () => T): T {
    try {
      return run();
    } catch (error) {
      throw diskError(error, this.options.dir);
    }
  }
}
