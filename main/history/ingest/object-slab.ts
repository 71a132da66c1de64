import { AppError } from '../../../shared/errors/index.ts';
import { applyDelta, type DeltaHead, readDeltaHead, type SharedEnds, sharedEnds, type Span } from '../../git/objects/delta.ts';
import type { ObjectDatabase, PackPlace } from '../../git/objects/object-database.ts';
import { hexFromBytes, type ObjectType, packTypes } from '../../git/objects/oid.ts';
import type { EntryHead } from '../../git/objects/pack-entry.ts';
import type { PackFile } from '../../git/objects/pack-file.ts';
import { ContentRing } from './content-ring.ts';

/** What stands for an object that is too large for the slab. */
export const TOO_LARGE = -1;

const MAX_CHAIN = 10_000;

interface Link {
  readonly at: number;
  readonly head: EntryHead;
}

/**
 * Reads objects of one type into one piece of memory that is used over and over: reading makes no object of the runtime, and
 * comparing two trees is arithmetic on one array. Damage is REPOSITORY_DAMAGED.
 */
export class ObjectSlab {
  readonly ring: ContentRing;
  private readonly objects: ObjectDatabase;
  private readonly type: ObjectType;
  private readonly owners: (PackFile | null)[] = [null];
  private readonly place: PackPlace = { pack: null, offset: 0 };
  private readonly base: Span;
  private readonly delta: Span = { bytes: Buffer.allocUnsafeSlow(1 << 16), start: 0, length: 0 };
  private readonly target: Span;
  private readonly ends: SharedEnds = { prefix: 0, suffix: 0 };
  private readonly deltaHead: DeltaHead = { baseSize: 0, resultSize: 0, start: 0 };

  // oxlint-disable-next-line eslint/max-params -- where from, what, how much
  constructor(objects: ObjectDatabase, type: ObjectType, size: number) {
    this.objects = objects;
    this.type = type;
    this.ring = new ContentRing(size);
    this.base = { bytes: this.ring.bytes, start: 0, length: 0 };
    this.target = { bytes: this.ring.bytes, start: 0, length: 0 };
  }

  /** Where the content of the object begins whose 20 bytes begin at `at`, or TOO_LARGE; later reads may take its place. */
  read(oid: Uint8Array, at: number): number {
    const { place } = this;
    if (!this.objects.locate(oid, at, place) || place.pack === null) return this.readElsewhere(oid, at);
    const owner = this.ownerOf(place.pack);
    const known = this.ring.find(owner, place.offset);
    if (known >= 0) return known;
    try {
      return this.unpack(place.pack, owner, place.offset);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError('REPOSITORY_DAMAGED', { detail: error instanceof Error ? error.message : 'unreadable' }, { cause: error });
    }
  }

  /** The content of an object in memory of its own, for those that are too large. */
  copy(oid: Uint8Array, at: number): Uint8Array {
    const object = this.objects.readBytes(oid, at);
    if (object?.type !== this.type) throw new AppError('REPOSITORY_DAMAGED', { detail: `${this.type} ${hexFromBytes(oid, at)} is missing` });
    return object.content;
  }

  /** Loose ones, and those of packs that came only now. */
  private readElsewhere(oid: Uint8Array, at: number): number {
    const content = this.copy(oid, at);
    const start = this.ring.room(content.length);
    if (start < 0) return TOO_LARGE;
    this.ring.bytes.set(content, start);
    this.ring.claim({ start, size: content.length, owner: 0, offset: 0, kin: null });
    return start;
  }

  private unpack(pack: PackFile, owner: number, offset: number): number {
    const chain: Link[] = [];
    let content = -1;
    for (let at = offset; content < 0; content = this.ring.find(owner, at)) {
      const head = pack.entryAt(at);
      if (head.type <= 4) {
        content = this.unpackWhole(pack, owner, { at, head });
        break;
      }
      chain.push({ at, head });
      if (chain.length > MAX_CHAIN) throw new Error('delta chain has no end');
      at = head.baseOffset;
    }
    for (let link = chain.pop(); link !== undefined && content >= 0; link = chain.pop()) content = this.patch(pack, { owner, link, base: content });
    return content;
  }

  private unpackWhole(pack: PackFile, owner: number, { at, head }: Link): number {
    if (packTypes[head.type] !== this.type) throw new Error(`an object is no ${this.type}, though it is named as one`);
    const start = this.ring.room(head.size);
    if (start < 0) return TOO_LARGE;
    this.target.start = start;
    this.target.length = head.size;
    pack.inflateInto(head, this.target);
    this.ring.claim({ start, size: head.size, owner, offset: at, kin: null });
    return start;
  }

  private patch(pack: PackFile, { owner, link, base }: { owner: number; link: Link; base: number }): number {
    const { delta, deltaHead, target, ring } = this;
    if (delta.bytes.length <= link.head.size) delta.bytes = Buffer.allocUnsafeSlow(link.head.size * 2 + 1);
    delta.start = 0;
    delta.length = link.head.size;
    pack.inflateInto(link.head, delta);
    readDeltaHead(delta.bytes, 0, deltaHead);
    const size = ring.lengthAt(base);
    if (deltaHead.baseSize !== size) throw new Error('delta does not fit its base');
    const start = ring.room(deltaHead.resultSize);
    if (start < 0) return TOO_LARGE;
    target.start = start;
    target.length = deltaHead.resultSize;
    this.setBase(base, size);
    delta.start = deltaHead.start;
    delta.length -= deltaHead.start;
    applyDelta(this.base, delta, target);
    sharedEnds(delta, deltaHead, this.ends);
    const { prefix, suffix } = this.ends;
    ring.claim({ start, size: target.length, owner, offset: link.at, kin: { offset: link.head.baseOffset, prefix, suffix } });
    return start;
  }

  /** A base whose place was just given to what is made from it is moved out of the way. */
  private setBase(start: number, size: number): void {
    const { base, target, ring } = this;
    const isInTheWay = start < target.start + target.length && target.start < start + size;
    base.bytes = isInTheWay ? Buffer.from(ring.bytes.subarray(start, start + size)) : ring.bytes;
    base.start = isInTheWay ? 0 : start;
    base.length = size;
  }

  private ownerOf(pack: PackFile): number {
    const known = this.owners.indexOf(pack);
    return known >= 0 ? known : this.owners.push(pack) - 1;
  }
}
