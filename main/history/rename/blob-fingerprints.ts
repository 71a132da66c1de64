import type { ObjectDatabase } from '../../git/objects/object-database.ts';
import type { ContentSource } from './find-renames.ts';
import { type Fingerprint, fingerprintOf } from './similarity.ts';

const EMPTY = new Uint8Array(0);

/** Reads blobs for rename detection, each once for a commit; ids are 20 bytes as latin1 text. */
export class BlobFingerprints implements ContentSource {
  private readonly objects: ObjectDatabase;
  private readonly contents = new Map<string, Uint8Array>();
  private readonly prints = new Map<string, Fingerprint>();

  constructor(objects: ObjectDatabase) {
    this.objects = objects;
  }

  size(oid: string): number {
    return this.contentOf(oid).length;
  }

  fingerprint(oid: string): Fingerprint {
    let print = this.prints.get(oid);
    if (print === undefined) this.prints.set(oid, (print = fingerprintOf(this.contentOf(oid))));
    return print;
  }

  private contentOf(oid: string): Uint8Array {
    let content = this.contents.get(oid);
    if (content === undefined) {
      content = this.objects.readBytes(Buffer.from(oid, 'latin1'), 0)?.content ?? EMPTY;
      this.contents.set(oid, content);
    }
    return content;
  }
}
