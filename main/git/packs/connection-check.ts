import type { Span } from '../objects/delta.ts';
import { asBuffer } from '../objects/oid.ts';
import type { EntryTable } from './entry-table.ts';
import { ReferenceSet } from './reference-set.ts';

const GITLINK = 0o160000;

/** Collects what the objects of a pack point at, so that a pack with holes is refused before any ref moves. */
export class ConnectionCheck {
  private readonly references = new ReferenceSet();
  private readonly shallow: ReadonlySet<string>;
  private readonly scratch = Buffer.alloc(20);

  /** `shallow` holds the commits whose parents may be missing, as hexadecimal ids. */
  constructor(shallow: ReadonlySet<string>) {
    this.shallow = new Set([...shallow].map((oid) => Buffer.from(oid, 'hex').toString('latin1')));
  }

  /** Notes what an object points at; `name` is its id as latin1 text. */
  see(type: number, content: Span, name: string): void {
    if (type === 1) this.seeCommit(content, name);
    else if (type === 2) this.seeTree(content);
    else if (type === 4) this.note(asBuffer(content.bytes), content.start + 7);
  }

  /** The ids that were referred to, are not in the pack, and are not known elsewhere either; at most ten. */
  missing(table: EntryTable, isKnown: (oid: Buffer) => boolean): string[] {
    const present = new Uint8Array(this.references.count);
    for (let entry = 0; entry < table.count; entry++) {
      const number = this.references.find(table.oids, entry * 20);
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

  private seeTree({ bytes, start, length }: Span): void {
    const end = start + length;
    let at = start;
    while (at < end) {
      let mode = 0;
      for (let byte = bytes[at++] ?? 0; byte !== 32 && at < end; byte = bytes[at++] ?? 0) mode = mode * 8 + byte - 48;
      while (at < end && bytes[at] !== 0) at++;
      if (at + 21 > end) throw new Error('a tree of the pack is damaged');
      if (mode !== GITLINK) this.references.add(bytes, at + 1);
      at += 21;
    }
  }

  private note(bytes: Buffer, at: number): void {
    if (this.scratch.write(bytes.toString('latin1', at, at + 40), 0, 'hex') !== 20) throw new Error('a commit of the pack is damaged');
    this.references.add(this.scratch, 0);
  }
}
