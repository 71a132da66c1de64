import type { Path, Segment } from '../types.ts';

/** What a name stands for: a table by how it came about, a list of tables, or a value. */
interface Place {
  kind: 'implicit' | 'header' | 'dotted' | 'list' | 'value';
  /** The body that dotted keys made a table in; only the same body may go on with it. */
  readonly body: number;
  /** What stands below; of a list, below its last item. */
  names: Map<string, Place> | undefined;
  size: number;
}

/**
 * Keeps which names of a text are taken, and refuses each that TOML 1.0 would (or might) not allow: what it refuses, the full parser judges.
 */
export class TableBook {
  readonly #root: Place = { kind: 'header', body: 0, names: undefined, size: 0 };
  #current = this.#root;
  #body = 0;

  /** Takes a name in the table at hand; false where it is taken. */
  key(name: string): boolean {
    return this.#take(this.#current, name, { kind: 'value', body: 0, names: undefined, size: 0 });
  }

  /** Takes a dotted key in the table at hand. */
  dotted(names: readonly string[]): boolean {
    let place = this.#current;
    for (const name of names.slice(0, -1)) {
      const known = place.names?.get(name);
      if (known !== undefined && (known.kind !== 'dotted' || known.body !== this.#body)) return false;
      const next: Place = known ?? { kind: 'dotted', body: this.#body, names: undefined, size: 0 };
      if (known === undefined) this.#take(place, name, next);
      place = next;
    }
    return this.#take(place, names.at(-1) ?? '', { kind: 'value', body: 0, names: undefined, size: 0 });
  }

  /** Opens the table of a header, which is then at hand; gives its path with the indexes of lists, undefined where it may not stand here. */
  header(names: readonly string[], list: boolean): Path | undefined {
    const path: Segment[] = [];
    let place = this.#root;
    for (const [depth, name] of names.entries()) {
      const last = depth === names.length - 1;
      const next = this.#step(place, name, last ? (list ? 'list' : 'header') : 'implicit');
      if (next === undefined) return undefined;
      path.push(name);
      if (next.kind === 'list') path.push(next.size - 1);
      place = next;
    }
    this.#current = place;
    this.#body += 1;
    return path;
  }

  #step(place: Place, name: string, wanted: 'implicit' | 'header' | 'list'): Place | undefined {
    const known = place.names?.get(name);
    if (known === undefined) {
      const next: Place = { kind: wanted, body: 0, names: undefined, size: 1 };
      this.#take(place, name, next);
      return next;
    }
    if (wanted === 'implicit') return known.kind === 'value' || known.kind === 'dotted' ? undefined : known;
    if (wanted === 'list') {
      if (known.kind !== 'list') return undefined;
      known.size += 1;
      known.names = undefined;
      return known;
    }
    if (known.kind !== 'implicit') return undefined;
    known.kind = 'header';
    return known;
  }

  #take(place: Place, name: string, what: Place): boolean {
    place.names ??= new Map<string, Place>();
    if (place.names.has(name)) return false;
    place.names.set(name, what);
    return true;
  }
}
