import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

/** Random numbers that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

interface Commit {
  readonly mark: number;
  readonly files: ReadonlyMap<string, string>;
}

const NAMES = ['app.yaml', 'base.yaml', 'main.tf', 'values.yaml', 'notes with space.md', 'grüße.txt', 'README'];
const FOLDERS = ['', 'envs/', 'envs/prod/', 'envs/dev/', 'modules/net/', 'a/b/c/'];

/** Makes a bare repository whose history has merges, octopus and criss-cross ones, renames, copies, deletions, empty commits, links, submodules and odd encodings. */
export function makeRandomRepository(dir: string, options: { readonly seed: number; readonly commits: number }): void {
  mkdirSync(dir, { recursive: true });
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', dir]);
  const stream = new Writer(seededRandom(options.seed)).write(options.commits);
  const result = spawnSync('git', ['--git-dir', dir, 'fast-import', '--quiet'], { input: stream });
  if (result.status !== 0) throw new Error(result.stderr.toString());
  execFileSync('git', ['--git-dir', dir, 'repack', '-adq']);
}

class Writer {
  private readonly random: () => number;
  private readonly out: Buffer[] = [];
  private mark = 0;
  private time = 1_600_000_000;
  private heads: Commit[] = [];

  constructor(random: () => number) {
    this.random = random;
  }

  write(commits: number): Buffer {
    this.heads = [this.commit([], new Map([['README', lines(this.random, 12)]]))];
    for (let left = commits - 1; left > 0; left--) this.step();
    const main = this.commit(this.heads, this.merged(this.heads));
    this.out.push(Buffer.from(`reset refs/heads/main\nfrom :${String(main.mark)}\n\n`));
    return Buffer.concat(this.out);
  }

  private step(): void {
    const roll = this.random();
    const head = this.pick(this.heads);
    if (roll < 0.12 && this.heads.length < 4) this.heads.push(this.commit([head], this.changed(head.files)));
    else if (roll < 0.25 && this.heads.length > 1) this.merge();
    else if (roll < 0.28) this.replace(head, this.commit([head], head.files));
    else this.replace(head, this.commit([head], this.changed(head.files)));
  }

  private merge(): void {
    const parents = this.heads.toSorted(() => this.random() - 0.5).slice(0, 2 + Math.floor(this.random() * 2));
    const files = this.random() < 0.3 ? this.changed(this.merged(parents)) : this.merged(parents);
    const commit = this.commit(parents, files);
    const [first] = parents;
    if (first !== undefined) this.replace(first, commit);
    if (this.random() < 0.6) this.heads = this.heads.filter((head) => head === commit || !parents.includes(head));
  }

  private merged(parents: readonly Commit[]): Map<string, string> {
    const files = new Map(parents[0]?.files);
    for (const parent of parents.slice(1)) for (const [path, text] of parent.files) if (this.random() < 0.5 || !files.has(path)) set(files, path, text);
    return files;
  }

  private changed(before: ReadonlyMap<string, string>): Map<string, string> {
    const files = new Map(before);
    for (let left = 1 + Math.floor(this.random() * 3); left > 0; left--) this.changeOne(files);
    return files;
  }

  private changeOne(files: Map<string, string>): void {
    const path = this.pick([...files.keys()]);
    const text = files.get(path);
    const roll = this.random();
    if (path === undefined || text === undefined || roll < 0.25) set(files, this.newPath(), this.random() < 0.1 ? special(this.random) : lines(this.random, 3 + Math.floor(this.random() * 30)));
    else if (roll < 0.35 && files.size > 2) files.delete(path);
    else if (roll < 0.5) {
      files.delete(path);
      set(files, this.newPath(), this.random() < 0.5 ? text : edited(text, this.random));
    } else if (roll < 0.55) set(files, this.newPath(), text);
    else files.set(path, edited(text, this.random));
  }

  private commit(parents: readonly Commit[], files: ReadonlyMap<string, string>): Commit {
    const mark = ++this.mark;
    this.time += Math.floor(this.random() * 5000) - (this.random() < 0.05 ? 3000 : 0);
    const who = `${this.pick(['Ana Ruiz', 'Bo Lind', 'Chidi Okafor'])} <p${String(Math.floor(this.random() * 3))}@example.org> ${String(this.time)} +0200`;
    const latin = this.random() < 0.05;
    const message = Buffer.from(`Change ${String(mark)}: gr\u00fc\u00dfe ${this.pick(['replicas', 'image', 'network', 'limits'])}\n\nBody of ${String(mark)}\n`, latin ? 'latin1' : 'utf8');
    const [first, ...others] = parents.map((parent) => `:${String(parent.mark)}`);
    const ties = [...(first === undefined ? [] : [`from ${first}`]), ...others.map((other) => `merge ${other}`)].map((line) => `${line}\n`).join('');
    this.out.push(Buffer.from(`commit refs/heads/build\nmark :${String(mark)}\nauthor ${who}\ncommitter ${who}\n${latin ? 'encoding ISO-8859-1\n' : ''}data ${String(message.length)}\n`), message, Buffer.from(`\n${ties}deleteall\n`));
    for (const [path, text] of files) this.out.push(fileCommand(path, text));
    this.out.push(Buffer.from('\n'));
    return { mark, files: new Map(files) };
  }

  private newPath(): string {
    return this.pick(FOLDERS) + this.pick(NAMES) + (this.random() < 0.5 ? '' : String(Math.floor(this.random() * 9)));
  }

  private replace(old: Commit, next: Commit): void {
    this.heads = this.heads.map((head) => (head === old ? next : head));
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)] as T;
  }
}

/** A file takes the place of a folder and the other way round, as in a tree only one can be. */
function set(files: Map<string, string>, path: string, text: string): void {
  for (const other of files.keys()) if (other.startsWith(`${path}/`) || path.startsWith(`${other}/`)) files.delete(other);
  files.set(path, text);
}

function fileCommand(path: string, text: string): Buffer {
  const quoted = `"${path}"`;
  if (text.startsWith('gitlink ')) return Buffer.from(`M 160000 ${text.slice(8)} ${quoted}\n`);
  const mode = text.startsWith('link ') ? '120000' : text.startsWith('#!') ? '100755' : '100644';
  const bytes = Buffer.from(text);
  return Buffer.concat([Buffer.from(`M ${mode} inline ${quoted}\ndata ${String(bytes.length)}\n`), bytes, Buffer.from('\n')]);
}

function special(random: () => number): string {
  if (random() < 0.4) return `gitlink ${String(Math.floor(random() * 1e9)).padStart(40, '3')}`;
  return random() < 0.5 ? `link ${String(random())}` : `#!/bin/sh\necho ${String(random())}\n`;
}

function lines(random: () => number, count: number): string {
  return Array.from({ length: count }, () => line(random)).join('');
}

function line(random: () => number): string {
  const roll = random();
  if (roll < 0.2) return '\n';
  return `${'  '.repeat(Math.floor(random() * 4))}key${String(Math.floor(random() * 12))}: value ${String(Math.floor(random() * 40))}\n`;
}

function edited(text: string, random: () => number): string {
  if (text.startsWith('gitlink ')) return special(random);
  const all = text.split(/(?<=\n)/);
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const at = Math.floor(random() * (all.length + 1));
    all.splice(at, Math.floor(random() * 3), ...(random() < 0.7 ? [line(random)] : [line(random), line(random)]));
  }
  return all.join('') || line(random);
}
