import { type CST, type Document, isAlias, isMap, isPair, isScalar, isSeq, type Node as YamlNode, type Pair, type Scalar as YamlScalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { reason } from '../reason.ts';
import type { Node, NodeStyle, Path, Range, Reason, Scalar } from '../types.ts';
import { commentsOf } from './attach-comments.ts';

type Draft = { -readonly [K in keyof Node]: Node[K] };

/** Where a node of the tree hangs: its path and id, and the entry (key, dash) that it is the value of. */
interface Place {
  readonly path: Path;
  readonly id: string;
  readonly start: number;
  readonly item?: CST.CollectionItem | undefined;
  readonly key?: Range | undefined;
  readonly refused?: Reason | undefined;
}

const styles: Readonly<Record<string, NodeStyle>> = {
  PLAIN: 'plain', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double', BLOCK_LITERAL: 'literal', BLOCK_FOLDED: 'folded',
};

const encryptedTags: ReadonlySet<string> = new Set(['!vault', '!vault-encrypted', '!encrypted']);

/** Nesting beyond this is reported, not read: what walks a tree is recursive. */
export const maxDepth = 500;

/** Thrown where a document is nested too deeply; `at` is where. */
export class TooDeep extends Error {
  readonly at: number;

  constructor(at: number) {
    super();
    this.at = at;
  }
}

/** Turns documents that `yaml` composed into the engine's tree; `shift` is where the parsed part begins in the whole text. */
export class NodeBuilder {
  readonly text: string;
  readonly shift: number;
  /** True once a flow mapping that begins like a template (`{{`, `{%`) was met. */
  templated = false;
  /** Where keys stand twice in one mapping. */
  readonly duplicates: Range[] = [];
  /** Names of anchors met, and aliases that name none of them. */
  readonly anchors = new Set<string>();
  readonly dangling: Range[] = [];

  /** The whole text, in which the tree's ranges count. */
  readonly whole: string;

  constructor(text: string, shift: number, whole: string) {
    this.text = text;
    this.shift = shift;
    this.whole = whole;
  }

  /** The root node of one document. */
  root(document: Document.Parsed, index: number): Node {
    const contents = document.contents as YamlNode | null;
    const id = index === 0 ? '' : `${index}:`;
    this.anchors.clear();
    if (contents === null) return this.emptyNode(document.range[1] + this.shift, { path: [], id, start: document.range[0] + this.shift });
    const start = (contents.range?.[0] ?? 0) + this.shift;
    return this.node(contents, { path: [], id, start });
  }

  /** The collection that a fragment holds, as it hangs in the whole tree. */
  fragment(document: Document.Parsed, path: Path, id: string): Node | undefined {
    const contents = document.contents as YamlNode | null;
    return contents === null ? undefined : this.node(contents, { path, id, start: (contents.range?.[0] ?? 0) + this.shift });
  }

  private node(source: YamlNode | null, place: Place): Node {
    if (place.path.length > maxDepth) throw new TooDeep(place.start);
    if (source === null) return this.emptyNode(place.start, place);
    if (source.anchor !== undefined) this.anchors.add(source.anchor);
    if (isScalar(source)) return this.scalar(source, place);
    if (isMap(source)) return this.map(source as YAMLMap<YamlNode, YamlNode | null>, place);
    if (isSeq(source)) return this.seq(source as YAMLSeq<YamlNode>, place);
    return this.alias(source, place);
  }

  private draft(kind: Node['kind'], place: Place, value: Range): Draft {
    const draft: Draft = {
      id: place.id, path: place.path, kind,
      range: { start: Math.min(place.start, value.start), end: value.end },
      valueRange: value, editable: place.refused ?? true, children: [],
    };
    if (place.key !== undefined) draft.keyRange = place.key;
    return draft;
  }

  private emptyNode(at: number, place: Place): Node {
    const draft = this.draft('scalar', place, { start: at, end: at });
    draft.style = 'empty';
    draft.value = null;
    draft.source = '';
    this.comments(draft);
    return draft;
  }

  private scalar(source: YamlScalar, place: Place): Node {
    const [start, end] = source.range ?? [0, 0];
    const draft = this.draft('scalar', place, { start: start + this.shift, end: end + this.shift });
    const written = this.text.slice(start, end);
    draft.style = written === '' ? 'empty' : styles[source.type ?? 'PLAIN'] ?? 'plain';
    if (draft.style === 'empty') {
      const at = this.emptyPosition(place, start) + this.shift;
      draft.valueRange = { start: at, end: at };
      draft.range = { start: draft.range.start, end: Math.max(at, place.key?.end ?? at) };
    }
    draft.value = asScalar(source);
    draft.source = written;
    this.properties(draft, source);
    if (draft.editable === true && draft.tag !== undefined && encryptedTags.has(draft.tag)) {
      draft.editable = reason('ENCRYPTED', 'This value is encrypted; it can be replaced only with the tool that encrypted it.', draft.valueRange);
    }
    this.comments(draft);
    return draft;
  }

  private emptyPosition(place: Place, start: number): number {
    const tokens = place.item?.sep ?? (place.item?.key === undefined ? place.item?.start : undefined);
    if (tokens === undefined) return start;
    for (let index = tokens.length - 1; index >= 0; index--) {
      const token = tokens[index];
      if (token !== undefined && token.type !== 'space' && token.type !== 'newline' && token.type !== 'comment') return token.offset + token.source.length;
    }
    return start;
  }

  private alias(source: YamlNode, place: Place): Node {
    const [start, end] = source.range ?? [0, 0];
    const draft = this.draft('alias', place, { start: start + this.shift, end: end + this.shift });
    draft.source = this.text.slice(start, end);
    draft.editable = place.refused ?? aliasReason(draft.source, draft.valueRange);
    if (isAlias(source) && !this.anchors.has(source.source)) this.dangling.push(draft.range);
    this.comments(draft);
    return draft;
  }

  private map(source: YAMLMap<YamlNode, YamlNode | null>, place: Place): Node {
    const children: Node[] = [];
    const seen = new Map<string, number>();
    for (const pair of source.items) {
      const segment = this.keySegment(pair.key);
      const twin = seen.get(segment);
      const child = this.pair(pair, segment, { place, twin: twin !== undefined });
      if (twin !== undefined) {
        this.duplicates.push(child.keyRange ?? child.range);
        const first = children[twin] as Draft | undefined;
        if (first !== undefined && first.editable === true) first.editable = duplicateReason(segment, first.keyRange);
      }
      seen.set(segment, children.length);
      children.push(child);
    }
    return this.collection('map', source, { place, children });
  }

  private keySegment(key: YamlNode | null): string {
    if (key === null) return '';
    if (isScalar(key)) return typeof key.value === 'string' ? key.value : key.source ?? '';
    const [start, end] = key.range ?? [0, 0];
    return this.text.slice(start, end);
  }

  private pair(pair: Pair<YamlNode, YamlNode | null>, segment: string, { place, twin }: { place: Place; twin: boolean }): Node {
    const { key, value } = pair;
    const item = pair.srcToken;
    if (key !== null && key.anchor !== undefined) this.anchors.add(key.anchor);
    const keyRange = { start: (key?.range?.[0] ?? 0) + this.shift, end: (key?.range?.[1] ?? 0) + this.shift };
    const refused = place.refused ?? keyReason(key, keyRange) ?? (twin ? duplicateReason(segment, keyRange) : undefined);
    const own: Place = {
      path: [...place.path, segment], id: `${place.id}/${escapeId(segment)}${twin ? `~${keyRange.start}` : ''}`,
      start: entryStart(item, keyRange.start - this.shift) + this.shift, item, key: keyRange, refused,
    };
    if (value !== null) return this.node(value, own);
    const node = this.emptyNode(keyRange.end, own) as Draft;
    return node;
  }

  private seq(source: YAMLSeq<YamlNode>, place: Place): Node {
    const items = itemTokens(source);
    const children = source.items.map((item, index) => {
      const token = items?.[index];
      const node = isPair(item) ? null : item;
      const start = (node?.range?.[0] ?? 0);
      return this.node(node, {
        path: [...place.path, index], id: `${place.id}/${index}`,
        start: entryStart(token, start) + this.shift, item: token, refused: place.refused,
      });
    });
    return this.collection('seq', source, { place, children });
  }

  private collection(kind: 'map' | 'seq', source: YAMLMap | YAMLSeq, { place, children }: { place: Place; children: Node[] }): Node {
    const [from, to] = source.range ?? [0, 0];
    const start = from + this.shift;
    const last = children.at(-1);
    const flow = source.flow === true;
    const draft = this.draft(kind, place, { start: flow ? start : Math.min(start, children[0]?.range.start ?? start), end: flow || last === undefined ? to + this.shift : last.range.end });
    draft.style = flow ? 'flow' : 'block';
    draft.children = children;
    if (flow && kind === 'map' && /^\{[{%]/.test(this.text.slice(from, from + 2))) this.templated = true;
    this.properties(draft, source);
    this.comments(draft);
    return draft;
  }

  private properties(draft: Draft, source: YamlNode): void {
    if (source.tag !== undefined && source.tag !== null) draft.tag = source.tag;
    if ('anchor' in source && source.anchor !== undefined) draft.anchor = source.anchor;
  }

  private comments(draft: Draft): void {
    const comments = commentsOf(this.whole, draft);
    if (comments !== undefined) draft.comments = comments;
  }
}

/** Why an alias cannot be set. */
export function aliasReason(source: string, range: Range | undefined): Reason {
  return reason('ALIAS', `This value is an alias (${source}); change it where its anchor stands, or replace it in the text.`, range);
}

function itemTokens(source: YAMLSeq): readonly CST.CollectionItem[] | undefined {
  const token = source.srcToken as CST.Token | undefined;
  if (token?.type === 'block-seq') return token.items;
  return token?.type === 'flow-collection' ? token.items.filter((item) => item.value !== undefined || item.key !== undefined || item.sep !== undefined || item.start.some(isProperty)) : undefined;
}

function isProperty(token: CST.SourceToken): boolean {
  return token.type === 'anchor' || token.type === 'tag' || token.type === 'explicit-key-ind';
}

function entryStart(item: CST.CollectionItem | undefined, otherwise: number): number {
  const first = item?.start.find((token) => token.type === 'seq-item-ind' || isProperty(token));
  return Math.min(first?.offset ?? otherwise, otherwise);
}

function keyReason(key: YamlNode | null, range: Range): Reason | undefined {
  if (key === null || isScalar(key)) return undefined;
  return reason('COMPLEX_KEY', 'This entry has a mapping, a list or an alias as its key; edit it as text.', range);
}

function duplicateReason(key: string, range: Range | undefined): Reason {
  return reason('DUPLICATE_KEY', `The key "${key}" stands twice in this mapping, so it is not clear which one is meant.`, range);
}

function escapeId(segment: string): string {
  return /[~/]/.test(segment) ? segment.replaceAll('~', '~0').replaceAll('/', '~1') : segment;
}

function asScalar(source: YamlScalar): Scalar {
  const { value } = source;
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  return source.source ?? null;
}
