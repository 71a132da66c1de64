import type { Past, Told } from './history.ts';
import { people, type Person, type PersonName } from './people.ts';

const dayMs = 86_400_000;
const scratch = 'refs/demo/scratch';

/** Where a request that was merged can be found again in the history: GitLab's own line. */
export function seeLine(projectPath: string, iid: number): string {
  return `See merge request ${projectPath}!${iid}`;
}

interface CommitInput {
  readonly ref: string;
  readonly mark: number;
  readonly person: Person;
  readonly atMs: number;
  readonly message: string;
  readonly from?: number;
  readonly merge?: number;
  readonly writes: ReadonlyMap<string, string>;
}

/** A branch that is still open; it begins at the commit of `main` with this index, 0 for the oldest. */
export interface OpenBranch {
  readonly branch: string;
  readonly author: PersonName;
  readonly message: string;
  readonly daysAgo: number;
  readonly base: number;
  readonly writes: ReadonlyMap<string, string>;
}

/** Writes the stream that `git fast-import` makes the history from. */
export class ImportStream {
  readonly #parts: Buffer[] = [];
  readonly #nowMs: number;
  readonly #projectPath: string;
  readonly #main: { readonly mark: number; readonly writes: ReadonlyMap<string, string> }[] = [];
  #mark = 0;

  constructor(projectPath: string, nowMs: number) {
    this.#projectPath = projectPath;
    this.#nowMs = nowMs;
  }

  /** Tells the whole past on the main branch. */
  tell({ first, told }: Past): void {
    this.#onMain(this.#commit({ ref: 'refs/heads/main', mark: this.#next(), person: people.mara, atMs: this.#at(365), message: 'Begin', writes: first }), first);
    for (const step of told) {
      if (step.merged === null) this.#direct(step);
      else this.#throughRequest(step, step.merged);
    }
  }

  /** Adds a branch that has not been merged. */
  open({ branch, author, message, daysAgo, base, writes }: OpenBranch): void {
    const from = this.#main[base]?.mark;
    this.#commit({ ref: `refs/heads/${branch}`, mark: this.#next(), person: people[author], atMs: this.#at(daysAgo), message, writes, ...(from === undefined ? {} : { from }) });
  }

  /** The whole stream. */
  bytes(): Buffer {
    return Buffer.concat([...this.#parts, Buffer.from('done\n')]);
  }

  #direct(step: Told): void {
    const mark = this.#commit({ ref: 'refs/heads/main', mark: this.#next(), person: people[step.author], atMs: this.#at(step.daysAgo), message: messageOf(step), writes: step.writes });
    this.#onMain(mark, step.writes);
  }

  // The branch begins some commits before the merge where nothing in between touches its files, as branches do.
  #throughRequest(step: Told, iid: number): void {
    const from = this.#baseOf(step, iid % 4);
    const head = this.#commit({ ref: scratch, mark: this.#next(), person: people[step.author], atMs: this.#at(step.daysAgo + 0.3), message: messageOf(step), from, writes: step.writes });
    const message = `Merge branch '${step.branch ?? ''}' into 'main'\n\n${step.message}\n\n${seeLine(this.#projectPath, iid)}`;
    const merger = step.author === 'mara' ? people.jonas : people.mara;
    const mark = this.#commit({ ref: 'refs/heads/main', mark: this.#next(), person: merger, atMs: this.#at(step.daysAgo), message, merge: head, writes: step.writes });
    this.#onMain(mark, step.writes);
  }

  #baseOf(step: Told, wanted: number): number {
    let index = this.#main.length - 1;
    for (let back = 0; back < wanted && index > 0; back += 1) {
      const touched = [...(this.#main[index]?.writes.keys() ?? [])].some((path) => step.writes.has(path));
      if (touched) break;
      index -= 1;
    }
    return this.#main[index]?.mark ?? 1;
  }

  #commit({ ref, mark, person, atMs, message, from, merge, writes }: CommitInput): number {
    const lines = [`commit ${ref}`, `mark :${mark}`, `committer ${person.name} <${person.email}> ${Math.floor(atMs / 1000)} +0000`];
    this.#line(...lines, `data ${Buffer.byteLength(message)}`, message);
    if (from !== undefined) this.#line(`from :${from}`);
    if (merge !== undefined) this.#line(`merge :${merge}`);
    for (const [path, text] of writes) {
      this.#line(`M ${path.endsWith('.sh') ? '100755' : '100644'} inline ${path}`, `data ${Buffer.byteLength(text)}`, text);
    }
    this.#line('');
    return mark;
  }

  #line(...lines: readonly string[]): void {
    this.#parts.push(Buffer.from(`${lines.join('\n')}\n`));
  }

  #onMain(mark: number, writes: ReadonlyMap<string, string>): void {
    this.#main.push({ mark, writes });
  }

  #next(): number {
    this.#mark += 1;
    return this.#mark;
  }

  #at(daysAgo: number): number {
    return this.#nowMs - daysAgo * dayMs;
  }
}

function messageOf(step: Told): string {
  return step.why === undefined ? `${step.message}\n` : `${step.message}\n\n${step.why}\n`;
}
