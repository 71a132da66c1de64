import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Writable } from 'node:stream';
import { editLines, inventFile, serviceName, words } from './infrastructure-files.ts';
import { Random } from './random.ts';

/** The size of a generated repository; the same figures always give the same object ids. */
export interface RepositorySize {
  readonly commits: number;
  readonly files: number;
  readonly seed: number;
  /** Files of 256 KiB that do not compress, spread over the history, to make the pack larger. */
  readonly binaries: number;
}

interface Held {
  lines: string[];
  mode: string;
}

interface Operation {
  readonly path: string;
  readonly file: Held | Buffer | null;
}

interface NextCommit {
  readonly branch: string;
  readonly from?: number | undefined;
  readonly merge?: number;
  readonly operations: readonly Operation[];
  readonly message: string;
}

/** Makes a bare repository at `dir` with the real git, unless it is there: merges, renames, mass changes, hot files, tags, side branches. */
export async function generateRepository(dir: string, size: RepositorySize): Promise<void> {
  if (existsSync(dir)) return;
  const temporary = `${dir}.making`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(dirname(dir), { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '--initial-branch=main', temporary]);
  const importer = spawn('git', ['fast-import', '--quiet', '--depth=50'], { cwd: temporary, stdio: ['pipe', 'inherit', 'inherit'] });
  const ended = once(importer, 'close');
  await new History(size, importer.stdin).write();
  importer.stdin.end();
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error('git fast-import failed');
  execFileSync('git', ['-c', 'pack.threads=2', 'repack', '-adbfq', '--depth=50', '--window=10'], { cwd: temporary });
  execFileSync('git', ['pack-refs', '--all'], { cwd: temporary });
  renameSync(temporary, dir);
}

class History {
  private readonly size: RepositorySize;
  private readonly out: Writable;
  private readonly random: Random;
  private readonly files = new Map<string, Held>();
  private readonly order: string[] = [];
  private readonly frozen = new Set<string>();
  private readonly people: string[];
  private pending: Uint8Array[] = [];
  private pendingBytes = 0;
  private time = 1_577_836_800;
  private mark = 0;
  private main = 0;
  private binaries: number;

  constructor(size: RepositorySize, out: Writable) {
    this.size = size;
    this.out = out;
    this.random = new Random(size.seed);
    this.binaries = size.binaries;
    this.people = Array.from({ length: 40 }, (_, at) => {
      const first = this.random.pick(['Ana', 'Ben', 'Cleo', 'Dan', 'Eva', 'Finn', 'Gita', 'Hugo', 'Iris', 'Jon', 'Kaja', 'Leo', 'Mia', 'Noa', 'Olga', 'Per', 'Zoë']);
      return `${first} ${String.fromCharCode(65 + (at % 26))}. <${first.toLowerCase().replace('ë', 'e')}.${String(at)}@example.com>`;
    });
  }

  async write(): Promise<void> {
    while (this.order.length < this.size.files - 1) this.addFile();
    this.files.set('README.md', { lines: ['# infrastructure', '', 'Everything that runs.', ''], mode: '100644' });
    let tip = this.commit({ branch: 'main', operations: [...this.files.keys()].map((path) => this.operation(path)), message: 'Initial import\n' });
    while (this.mark < this.size.commits) {
      const mass = this.random.chance(0.004);
      if (this.random.chance(0.12) && this.mark + 8 < this.size.commits) tip = this.mergeSideBranch(tip);
      else tip = this.ordinary(tip, mass);
      if (this.main % 200 === 0) this.tag(tip);
      if (this.pendingBytes > 1 << 22) await this.flush();
    }
    for (let side = 0; side < 3; side++) this.sideBranch(`feature/side-${String(side)}`, tip, 3);
    this.put('done\n');
    await this.flush();
  }

  private ordinary(tip: number, mass: boolean): number {
    const { random } = this;
    const count = mass ? 20 + random.int(380) : random.chance(0.7) ? 1 + random.skewed(3) : 1 + random.skewed(9);
    const operations = this.change(count, true);
    if (this.binaries > 0 && random.chance((this.size.binaries * 1.3) / this.size.commits)) operations.push(this.binary());
    return operations.length === 0 ? tip : this.onMain({ branch: 'main', from: tip, operations, message: this.message(operations) });
  }

  private mergeSideBranch(tip: number): number {
    const side = this.sideBranch(`wip-${String(this.main)}`, tip, 1 + this.random.skewed(5));
    let main = tip;
    for (let count = this.random.int(3); count > 0; count--) {
      const operations = this.change(1 + this.random.skewed(4), false);
      if (operations.length > 0) main = this.onMain({ branch: 'main', from: main, operations, message: this.message(operations) });
    }
    this.frozen.clear();
    this.put(`reset refs/heads/${side.branch}\nfrom ${'0'.repeat(40)}\n\n`);
    if (side.paths.size === 0) return main;
    const operations = [...side.paths].map((path) => this.operation(path));
    return this.onMain({ branch: 'main', from: main, merge: side.tip, operations, message: `Merge branch '${side.branch}' into 'main'\n\nSee merge request infra!${String(this.main)}\n` });
  }

  private sideBranch(branch: string, from: number, commits: number): { branch: string; tip: number; paths: Set<string> } {
    const paths = new Set<string>();
    let tip = from;
    for (let count = commits; count > 0; count--) {
      const operations = this.change(1 + this.random.skewed(6), false);
      if (operations.length === 0) continue;
      for (const { path } of operations) {
        paths.add(path);
        this.frozen.add(path);
      }
      tip = this.commit({ branch, from: tip, operations, message: this.message(operations) });
    }
    return { branch, tip, paths };
  }

  /** Edits files near each other, and now and then adds, deletes or renames one; paths that a side branch changed are left alone. */
  private change(count: number, churn: boolean): Operation[] {
    const { random, order, files } = this;
    const operations = new Map<string, Operation>();
    const near = random.skewed(order.length);
    for (let done = 0; done < count; done++) {
      const at = count > 12 ? (near + done) % order.length : random.chance(0.6) ? Math.min(order.length - 1, near + random.int(6)) : random.skewed(order.length);
      const path = order[at];
      const file = path === undefined ? undefined : files.get(path);
      if (path === undefined || file === undefined || operations.has(path) || this.frozen.has(path)) continue;
      const lot = churn ? random.next() : 1;
      if (lot < 0.01) operations.set(this.addFile(), this.operation(order.at(-1) ?? ''));
      else if (lot < 0.02 && files.size > this.size.files * 0.9) operations.set(path, this.remove(path, at));
      else if (lot < 0.03) this.rename(path, at).forEach((operation) => operations.set(operation.path, operation));
      else {
        editLines(random, file.lines);
        operations.set(path, this.operation(path));
      }
    }
    return [...operations.values()];
  }

  private remove(path: string, at: number): Operation {
    this.files.delete(path);
    this.order.splice(at, 1);
    return { path, file: null };
  }

  private rename(path: string, at: number): Operation[] {
    const file = this.files.get(path);
    const target = path.replace(/([^/]+)\/([^/]+)$/, (_, folder: string, name: string) => `${folder}-v${String(this.random.int(9))}/${name}`);
    if (file === undefined || this.files.has(target)) return [];
    this.files.delete(path);
    this.files.set(target, file);
    this.order[at] = target;
    if (this.random.chance(0.5)) editLines(this.random, file.lines);
    return [{ path, file: null }, this.operation(target)];
  }

  private addFile(): string {
    const { random, files } = this;
    for (let tries = 0; ; tries++) {
      const { path, lines } = inventFile(random, serviceName(random.int(Math.ceil(this.size.files / 3) + 20 + tries)));
      if (files.has(path)) continue;
      files.set(path, { lines, mode: random.chance(0.01) ? '100755' : '100644' });
      this.order.push(path);
      return path;
    }
  }

  private operation(path: string): Operation {
    return { path, file: this.files.get(path) ?? null };
  }

  private binary(): Operation {
    const bytes = Buffer.alloc(262_144);
    for (let at = 0; at < bytes.length; at += 4) bytes.writeUInt32LE(Math.floor(this.random.next() * 4_294_967_296), at);
    return { path: `artifacts/blob-${String(this.binaries--)}.bin`, file: bytes };
  }

  private message(operations: readonly Operation[]): string {
    const { random } = this;
    const scope = operations[0]?.path.split('/').at(-2) ?? '.';
    const head = `${random.pick(['fix', 'feat', 'chore', 'chore(deps)', 'refactor'])}(${scope}): ${random.pick(['bump image', 'update module', 'roll out'])} ${random.pick(words)} ${random.pick(words)}`;
    const body = random.chance(0.3) ? `${Array.from({ length: 6 + random.int(20) }, () => random.pick(words)).join(' ')}.\n` : '';
    return `${head}\n\n${random.chance(0.5) ? `Refs: OPS-${String(1000 + random.int(9000))}\n` : ''}${body}`;
  }

  private onMain(next: NextCommit): number {
    this.main++;
    return this.commit(next);
  }

  private commit({ branch, from, merge, operations, message }: NextCommit): number {
    const { random } = this;
    this.time += 30 + random.int(2400);
    const who = random.chance(0.2) ? 'renovate[bot] <renovate@example.com>' : (this.people[random.skewed(this.people.length)] ?? '');
    const zone = random.pick(['+0000', '+0100', '+0200', '-0500']);
    this.put(`commit refs/heads/${branch}\nmark :${String(++this.mark)}\nauthor ${who} ${String(this.time - random.int(600))} ${zone}\ncommitter ${who} ${String(this.time)} ${zone}\n`);
    this.data(Buffer.from(message));
    if (from !== undefined) this.put(`from :${String(from)}\n`);
    if (merge !== undefined) this.put(`merge :${String(merge)}\n`);
    for (const { path, file } of operations) {
      if (file === null) this.put(`D ${path}\n`);
      else {
        this.put(`M ${Buffer.isBuffer(file) ? '100644' : file.mode} inline ${path}\n`);
        this.data(Buffer.isBuffer(file) ? file : Buffer.from(file.lines.join('\n')));
      }
    }
    return this.mark;
  }

  private tag(tip: number): void {
    this.put(`tag v0.${String(this.main)}.0\nfrom :${String(tip)}\ntagger ${this.people[0] ?? ''} ${String(this.time)} +0000\n`);
    this.data(Buffer.from(`release v0.${String(this.main)}.0\n`));
  }

  private data(bytes: Buffer): void {
    this.put(`data ${String(bytes.length)}\n`);
    this.put(bytes);
    this.put('\n');
  }

  private put(bytes: string | Buffer): void {
    const buffer = Buffer.from(bytes);
    this.pending.push(buffer);
    this.pendingBytes += buffer.length;
  }

  private async flush(): Promise<void> {
    const bytes = Buffer.concat(this.pending);
    this.pending = [];
    this.pendingBytes = 0;
    if (!this.out.write(bytes)) await once(this.out, 'drain');
  }
}
