import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BoxRecords } from './records.ts';

/** The box's records, kept as one JSON file that is replaced as a whole, so that a demo that was closed goes on. */
export class Snapshot {
  readonly records: BoxRecords;
  readonly directory: string;
  #timer: NodeJS.Timeout | undefined;

  constructor(directory: string) {
    this.directory = directory;
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    this.records = this.#read();
  }

  /** A number that nothing else in this box has. */
  nextId(): number {
    this.records.lastId += 1;
    this.changed();
    return this.records.lastId;
  }

  /** Says that records changed; they are written within a tenth of a second. */
  changed(): void {
    this.#timer ??= setTimeout(() => this.flush(), 100);
  }

  /** Writes now. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const file = this.#file();
    writeFileSync(`${file}.new`, JSON.stringify(this.records), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }

  #file(): string {
    return join(this.directory, 'state.json');
  }

  #read(): BoxRecords {
    try {
      const found = JSON.parse(readFileSync(this.#file(), 'utf8')) as BoxRecords;
      if (found.version === 1) return found;
    } catch {
      // A box that starts for the first time, or whose snapshot was damaged, begins anew.
    }
    return { version: 1, lastId: 100, users: [], tokens: [], projects: [], requests: [], pipelines: [], jobs: [] };
  }
}
