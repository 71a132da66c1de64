import type { Span } from '../objects/delta.ts';
import { asBuffer } from '../objects/oid.ts';
import type { EntryTable } from './entry-table.ts';
import { ReferenceSet } from './reference-set.ts';

/** Modes begin with 4 for a directory, 16 for a submodule. */
const DIRECTORY = 0x34;
const GITLINK = 0x36;
const BLANK = 0x20;

/** Collects what the objects of a pack point at, so that a pack with holes is refused before any ref moves. */
export class ConnectionCheck {
  private readonly references = new ReferenceSet();
  private readonly shallow: ReadonlySet<string>;
  private readonly scratch = Buffer.alloc(20);
  private viewed: Uint8Array = this.scratch;
  private view: DataView = new DataView(this.scratch.buffer, this.scratch.byteOffset, 20);

  /** `shallow` holds the commits whose parents may be missing, as hexadecimal ids. */
  constructor(shallow: ReadonlySet<string>) {
    this.shallow = new Set([...shallow].map((oid) => Buffer.from(oid, 'hex').toString('latin1')));
  }

  /** Notes what an object points at; `name` is its id as latin1 text. */
  see(type: number, content: Span, name: string): void {
    if (type === 2) this.seeTree(this.viewOf(content.bytes), content.start, content.start + content.length);
    else if (type === 1) this.seeCommit(content, name);
    else if (type === 4) this.note(asBuffer(content.bytes), content.start + 7);
  }

  /** The ids that were referred to, are not in the pack, and are not known elsewhere either; at most ten. */
  missing(table: EntryTable, isKnown: (oid: Buffer) => boolean): string[] {
    const present = new Uint8Array(this.references.count);
    const oids = this.viewOf(table.oids);
    for (let entry = 0; entry < table.count; entry++) {
      const number = this.references.find(oids, entry * 20);
      if (number >= 0) present[number] = 1;
    }
    const missing: string[] = [];
    for (let number = 0; number < present.length && missing.length < 10; number++) {
      const oid = this.references.bytesOf(number);
      if (present[number] === 0 && !isKnown(oid)) missing.push(oid.toString('hex'));
    }
    return missing;
  }

  private seeCommit({ bytes: content, start, length }: Span, name: string): void {
    const bytes = asBuffer(content);
    this.note(bytes, start + 5);
    if (this.shallow.has(name)) return;
    for (let at = start + 46; at + 48 <= start + length && bytes[at] === 0x70; at += 48) this.note(bytes, at + 7);
  }

  /** Every byte of every tree passes here: whole words are read, and the two usual lengths of a mode are known. */
  private seeTree(view: DataView, start: number, end: number): void {
    let at = start;
    while (at < end) {
      let isLink = false;
      if (view.getUint8(at) === DIRECTORY && view.getUint8(at + 5) === BLANK) at += 6;
      else if (view.getUint8(at + 6) === BLANK) {
        isLink = view.getUint8(at + 1) === GITLINK;
        at += 7;
      } else {
        throw new Error('a tree of the pack has an unknown mode');
      }
      for (;;) {
        // The classic test for a zero among four bytes.
        const word = view.getInt32(at, true);
        if (((word - 0x01010101) & ~word & 0x80808080) !== 0) break;
        at += 4;
      }
      while (view.getUint8(at) !== 0) at++;
      if (at + 21 > end) throw new Error('a tree of the pack is damaged');
      if (!isLink) this.references.add(view, at + 1);
      at += 21;
    }
  }

  private viewOf(bytes: Uint8Array): DataView {
    if (this.viewed !== bytes) {
      this.viewed = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    return this.view;
  }

  private note(bytes: Buffer, at: number): void {
    if (this.scratch.write(bytes.toString('latin1', at, at + 40), 0, 'hex') !== 20) throw new Error('a commit of the pack is damaged');
    this.references.add(this.viewOf(this.scratch), 0);
  }
}
