import type { EditDocument, Kind, Node, Operation, Value } from '../../../shared/edit/index.ts';
import { nastyStrings, plainScalars, structures } from './nasty-values.ts';
import type { Random } from './random.ts';

/** A place that edits may be drawn for. */
interface Spot {
  readonly document: number;
  readonly node: Node;
  readonly parent: Node | undefined;
}

/** Draws operations that make sense for a document: each names a place that is there. */
export class EditSource {
  readonly #document: EditDocument;
  readonly #random: Random;
  readonly #spots: readonly Spot[];
  readonly #aliased: ReadonlySet<string>;

  constructor(document: EditDocument, random: Random) {
    this.#document = document;
    this.#random = random;
    const spots: Spot[] = [];
    for (const [index, root] of document.roots.entries()) collect(root, undefined, (node, parent) => spots.push({ document: index, node, parent }));
    this.#spots = spots;
    this.#aliased = new Set(spots.filter(({ node }) => node.kind === 'alias').map(({ node }) => node.source?.slice(1) ?? ''));
  }

  /** One random operation, or undefined where the draw found no place (a file without lists, say). */
  next(): Operation | undefined {
    if (this.#spots.length === 0) return this.#document.kind === 'yaml' ? { op: 'add-document', value: this.#random.pick(structures) } : undefined;
    const spot = this.#random.pick(this.#spots);
    const makers = this.#makers(spot);
    return makers.length === 0 ? undefined : this.#random.pick(makers)();
  }

  #makers(spot: Spot): readonly (() => Operation | undefined)[] {
    const { node, parent } = spot;
    const at = { ...(spot.document === 0 ? {} : { document: spot.document }), path: node.path };
    const makers: (() => Operation | undefined)[] = [];
    const kind = this.#document.kind;
    if (node.kind === 'scalar' && node.editable === true && this.#maySet(node)) {
      const set = (): Operation => ({ op: 'set', ...at, value: this.#scalar(kind) });
      makers.push(set, set, set, set);
    }
    if (node.editable === true) makers.push(...this.#inside(spot, at));
    if (parent !== undefined) makers.push(...this.#inParent(spot, at, parent));
    if (node.editable === true && kind !== 'json' && node.path.length > 0) makers.push(...this.#comments(spot, at));
    if (kind === 'yaml' && parent === undefined) makers.push(...this.#documents(spot.document));
    return makers;
  }

  /** Comments where a line has room for one: above what begins its line, behind what ends it. */
  #comments({ node }: Spot, at: { document?: number; path: Node['path'] }): readonly (() => Operation)[] {
    const { text } = this.#document;
    const lineStart = text.lastIndexOf('\n', node.range.start - 1) + 1;
    const comment = (place: 'before' | 'after') => (): Operation => ({ op: 'comment', ...at, text: this.#random.pick(['note', 'a: b', '# x', '']), place });
    const above = /^\uFEFF?[ \t]*$/.test(text.slice(lineStart, node.range.start)) ? [comment('before')] : [];
    // In a systemd unit, or behind a value of several lines, nothing is a comment.
    const unit = /\.(?:service|timer|socket|mount|target|network|netdev|path|slice|automount|swap|desktop)$/.test(this.#document.path);
    const behind = !unit && node.style !== 'multiline' && node.children.length === 0 && /^[ \t]*,?[ \t]*(?:(?:#|;|\/\/)[^\n]*)?\r?(?:\n|$)/.test(text.slice(node.range.end)) ? [comment('after')] : [];
    return [...above, ...behind];
  }

  /** Insertions into a collection, or into an empty value that becomes one. */
  #inside(spot: Spot, at: { document?: number; path: Node['path'] }): readonly (() => Operation | undefined)[] {
    const { node } = spot;
    const kind = this.#document.kind;
    const empty = kind === 'yaml' && node.style === 'empty' && node.anchor === undefined && node.tag === undefined;
    const insert = (): Operation | undefined => this.#insert(spot, at);
    const item = (): Operation => ({ op: 'insert-item', ...at, value: this.#value(kind), ...this.#index(node.children.length + 1) });
    if (empty) return [insert, item];
    const block = (): Operation => ({ op: 'add-block', ...at, type: this.#random.pick(['added', 'dynamic_thing']), labels: this.#random.pick([[], ['one'], ['one', 'two']]), body: this.#random.pick([{}, { a: 1, longer_name: 'x' }, { list: [1, 'b'], on: true }]) });
    if (node.kind === 'block') return [insert, block];
    if (node.kind === 'map') return [insert];
    return node.kind === 'seq' ? [item] : [];
  }

  #maySet(node: Node): boolean {
    // A set of an anchored scalar changes what its aliases mean: right, but not what a path-by-path check expects.
    if (node.anchor !== undefined && this.#aliased.has(node.anchor)) return false;
    return node.tag === undefined;
  }

  #insert({ node }: Spot, at: { document?: number; path: Node['path'] }): Operation | undefined {
    const key = this.#key();
    const kind = this.#document.kind;
    if (node.children.some((child) => String(child.path[node.path.length]) === key)) return undefined;
    const host = kind === 'ini' && node.path.length === 1 && node.children.some((child) => child.style === 'flow');
    if (host) return { op: 'insert', ...at, key, value: { ansible_host: '10.0.0.1', note: this.#random.pick(['a b', 'x']) } };
    const flat = kind === 'dotenv' || kind === 'ini';
    return { op: 'insert', ...at, key, value: flat ? this.#scalar(kind) : this.#value(kind), ...(kind === 'yaml' || kind === 'json' ? this.#index(node.children.length + 1) : {}) };
  }

  #inParent({ node }: Spot, at: { document?: number; path: Node['path'] }, parent: Node): readonly (() => Operation | undefined)[] {
    const count = parent.children.length;
    const index = (): number => this.#random.below(count);
    const clear = node.editable === true || (node.editable.code !== 'DUPLICATE_KEY' && node.editable.code !== 'COMPLEX_KEY');
    if (!clear) return [];
    if (node.kind === 'block') return [() => ({ op: 'remove-block', ...at }), () => ({ op: 'move-block', ...at, index: index() })];
    if (parent.kind === 'seq') return [() => ({ op: 'remove-item', ...at }), () => ({ op: 'move-item', ...at, index: index() })];
    const rename = (): Operation | undefined => {
      const key = this.#key();
      return node.path.at(-1) === '<<' || parent.children.some((child) => child.path.at(-1) === key) ? undefined : { op: 'rename', ...at, key };
    };
    return [() => ({ op: 'delete', ...at }), rename, () => ({ op: 'move', ...at, index: index() })];
  }

  #documents(document: number): readonly (() => Operation | undefined)[] {
    const count = this.#document.roots.length;
    const add = (): Operation => ({ op: 'add-document', value: { kind: 'Added', list: [1, { a: 'b' }] }, ...this.#index(count + 1) });
    return count > 1 ? [add, () => ({ op: 'remove-document', document })] : [add];
  }

  #index(below: number): { readonly index?: number } {
    return this.#random.below(3) === 0 ? {} : { index: this.#random.below(below) };
  }

  #key(): string {
    const { kind } = this.#document;
    if (kind === 'hcl' || kind === 'dotenv') return this.#random.pick(['added', 'KEY_2', 'x', 'longer_name_of_key']);
    if (kind === 'ini') return this.#random.pick(['added', 'key2', 'x-y', 'longer.key']);
    const strings = kind === 'yaml' ? nastyStrings.filter((text) => text !== '<<' && text !== '') : nastyStrings;
    return this.#random.below(3) === 0 ? this.#random.pick(strings) : this.#random.pick(['added', 'key two', 'x/y.z', 'zeta']);
  }

  #scalar(kind: Kind): string | number | boolean | null {
    if (this.#random.below(5) > 0) return this.#random.pick(nastyStrings);
    const value = this.#random.pick(plainScalars);
    return kind === 'toml' || kind === 'ini' || kind === 'dotenv' ? value ?? 'none' : value;
  }

  #value(kind: Kind): Value {
    return this.#random.below(3) === 0 && kind !== 'ini' && kind !== 'dotenv' ? this.#random.pick(kind === 'toml' ? structures.filter((value) => !JSON.stringify(value).includes('null')) : structures) : this.#scalar(kind);
  }
}

function collect(node: Node, parent: Node | undefined, add: (node: Node, parent: Node | undefined) => void): void {
  if (node.editable !== true && (node.editable.code === 'DUPLICATE_KEY' || node.editable.code === 'COMPLEX_KEY')) return;
  add(node, parent);
  for (const child of node.children) collect(child, node, add);
}
