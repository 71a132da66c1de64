/** The number of the root folder. */
export const ROOT = 0;

/** Every path, file or folder, that any commit touched, as a number. Names are raw bytes as latin1 text, as Git stores them. */
export class PathDictionary {
  private readonly names: string[] = [''];
  private readonly parents: number[] = [ROOT];
  private readonly children = new Map<number, Map<string, number>>();

  /** How many paths are known, the root included. */
  get count(): number {
    return this.names.length;
  }

  /** The number of a name in a folder, given now if it has none. */
  intern(folder: number, name: string): number {
    let entries = this.children.get(folder);
    if (entries === undefined) this.children.set(folder, (entries = new Map()));
    const known = entries.get(name);
    if (known !== undefined) return known;
    const path = this.names.length;
    entries.set(name, path);
    this.names.push(name);
    this.parents.push(folder);
    return path;
  }

  /** The number of a name in a folder, or undefined. */
  child(folder: number, name: string): number | undefined {
    return this.children.get(folder)?.get(name);
  }

  /** The number of a whole path (UTF-8 text, `/` separated; empty for the root), or undefined when no commit ever touched it. */
  find(path: string): number | undefined {
    if (path === '') return ROOT;
    let at: number | undefined = ROOT;
    for (const name of Buffer.from(path, 'utf8').toString('latin1').split('/')) {
      at = this.child(at, name);
      if (at === undefined) return undefined;
    }
    return at;
  }

  /** The whole path as UTF-8 text; bytes that are not UTF-8 become U+FFFD. */
  textOf(path: number): string {
    return Buffer.from(this.rawOf(path), 'latin1').toString('utf8');
  }

  /** The whole path as its bytes in latin1 text. */
  rawOf(path: number): string {
    const names: string[] = [];
    for (let at = path; at !== ROOT; at = this.parents[at] ?? ROOT) names.push(this.names[at] ?? '');
    return names.reverse().join('/');
  }

  /** The bare name in its folder, as its bytes in latin1 text. */
  nameOf(path: number): string {
    return this.names[path] ?? '';
  }

  /** The paths from number `from` on, as bytes that `load` reads back. */
  save(from: number): Uint8Array {
    const lines: string[] = [];
    for (let path = from; path < this.count; path++) lines.push(`${String(this.parents[path])}\u0001${this.names[path] ?? ''}`);
    return new Uint8Array(Buffer.from(lines.join('\0'), 'latin1'));
  }

  /** Adds the paths that `save` wrote, in their order. */
  load(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    for (const line of Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1').split('\0')) {
      const mark = line.indexOf('\u0001');
      this.intern(Number(line.slice(0, mark)), line.slice(mark + 1));
    }
  }
}

/** What `save` would have written at once, of parts that it wrote one after the other. */
export function mergePaths(parts: readonly Uint8Array[]): Uint8Array {
  const filled = parts.filter((part) => part.length > 0);
  return new Uint8Array(Buffer.concat(filled.flatMap((part, place) => (place === 0 ? [part] : [Buffer.alloc(1), part]))));
}
