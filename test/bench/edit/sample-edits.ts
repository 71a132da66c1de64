import type { EditDocument, Node, Operation } from '../../../shared/edit/index.ts';
import type { Random } from '../fidelity/random.ts';

type Maker = (random: Random) => Operation | undefined;

interface Spot {
  readonly document: number;
  readonly node: Node;
  readonly parent: Node | undefined;
}

/** Draws operations of each kind at random places of a document; a kind that the document has no place for is left out. */
export function editMakers(document: EditDocument): ReadonlyMap<string, Maker> {
  const spots: Spot[] = [];
  for (const [index, root] of document.roots.entries()) collect(spots, { document: index, node: root, parent: undefined });
  const places = placesOf(document, spots);
  const makers = new Map<string, Maker>();
  const add = (name: string, list: readonly Spot[], make: (spot: Spot, random: Random) => Operation): void => {
    if (list.length > 0) makers.set(name, (random) => make(random.pick(list), random));
  };
  add('set', places.scalars, (spot, random) => ({ op: 'set', ...at(spot), value: document.kind === 'dotenv' || document.kind === 'ini' ? `v${random.below(1e6)}` : random.pick<string | number>([`v${random.below(1e6)}`, random.below(1e6)]) }));
  add('insert', places.maps, (spot, random) => ({ op: 'insert', ...at(spot), key: `new_${random.below(1e6)}`, value: 'added' }));
  add('rename', places.keys, (spot, random) => ({ op: 'rename', ...at(spot), key: `renamed_${random.below(1e6)}` }));
  add('delete', places.keys, (spot) => ({ op: 'delete', ...at(spot) }));
  add('move', places.keys, (spot, random) => ({ op: 'move', ...at(spot), index: random.below(spot.parent?.children.length ?? 1) }));
  add('insert-item', places.lists, (spot, random) => ({ op: 'insert-item', ...at(spot), value: likeItem(spot.node), index: random.below(spot.node.children.length + 1) }));
  add('remove-item', places.items, (spot) => ({ op: 'remove-item', ...at(spot) }));
  add('move-item', places.items, (spot, random) => ({ op: 'move-item', ...at(spot), index: random.below(spot.parent?.children.length ?? 1) }));
  add('comment before', places.keys, (spot, random) => ({ op: 'comment', ...at(spot), text: `note ${random.below(1e6)}`, place: 'before' }));
  add('comment after', places.keys, (spot, random) => ({ op: 'comment', ...at(spot), text: `note ${random.below(1e6)}`, place: 'after' }));
  if (document.kind === 'hcl') addBlocks(add, places.blocks);
  if (document.kind === 'yaml') addDocuments(makers, document.roots.length);
  return makers;
}

function addBlocks(add: (name: string, list: readonly Spot[], make: (spot: Spot, random: Random) => Operation) => void, blocks: readonly Spot[]): void {
  add('add-block', blocks, ({ document, parent }, random) => ({ op: 'add-block', document, path: parent?.path ?? [], type: 'added', labels: [`l${random.below(1e6)}`], body: { a: 1 } }));
  add('remove-block', blocks, (spot) => ({ op: 'remove-block', ...at(spot) }));
  add('move-block', blocks, (spot, random) => ({ op: 'move-block', ...at(spot), index: random.below(spot.parent?.children.length ?? 1) }));
}

function addDocuments(makers: Map<string, Maker>, count: number): void {
  makers.set('add-document', (random) => ({ op: 'add-document', value: { kind: 'ConfigMap' }, index: random.below(count + 1) }));
  if (count > 1) makers.set('remove-document', (random) => ({ op: 'remove-document', document: random.below(count) }));
}

function at({ document, node }: Spot): { readonly document: number; readonly path: Node['path'] } {
  return { document, path: node.path };
}

function collect(spots: Spot[], spot: Spot): void {
  spots.push(spot);
  for (const node of spot.node.children) collect(spots, { document: spot.document, node, parent: spot.node });
}

function placesOf({ kind }: EditDocument, spots: readonly Spot[]): Readonly<Record<'scalars' | 'maps' | 'keys' | 'lists' | 'items' | 'blocks', readonly Spot[]>> {
  const editable = spots.filter(({ node }) => node.editable === true);
  const inner = editable.filter(({ parent }) => parent !== undefined);
  return {
    scalars: inner.filter(({ node }) => node.kind === 'scalar'),
    maps: editable.filter(({ node }) => node.kind === 'map' || node.kind === 'block'),
    keys: inner.filter(({ node, parent }) => (parent?.kind === 'map' || parent?.kind === 'block') && node.kind !== 'block'),
    lists: editable.filter(({ node }) => node.kind === 'seq' && !(kind === 'hcl' && node.path.length === 0)),
    items: inner.filter(({ parent }) => parent?.kind === 'seq'),
    blocks: inner.filter(({ node }) => node.kind === 'block'),
  };
}

/** A new item is a mapping where the others are. */
function likeItem(list: Node): { readonly name: string } | string {
  return list.children[0]?.kind === 'map' ? { name: 'added' } : 'added';
}
