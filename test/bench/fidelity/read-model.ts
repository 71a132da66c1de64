import { CORE_SCHEMA, defineMappingTag, defineScalarTag, defineSequenceTag, loadAll, realMapTag } from 'js-yaml';
import { parse as parseToml } from 'smol-toml';
import type { EditDocument, Kind, Operation } from '../../../shared/edit/index.ts';
import { leaf, type Model } from './model.ts';

/** A reader that shares no code with the engine; throws where it rejects the text. */
export interface SecondReader {
  readonly name: string;
  /** The kinds of file that it reads, where one run asks it for several. */
  readonly kinds?: readonly Kind[];
  /** False where the reader does not keep the order of keys. */
  readonly ordered: boolean;
  /** True where the first of two equal keys is lost. */
  readonly losesDuplicates: boolean;
  readonly read: (text: string) => Model[] | Promise<Model[]>;
  /** The name of the documented difference from the engine's dialect that a document meets, where it meets one: then this reader cannot judge it. */
  readonly dialect?: (document: EditDocument) => string | undefined;
  /** Makes an operation on the reader's models where its view of a file differs from the engine's tree; false where it has no such place. */
  readonly apply?: (models: Model[], operation: Operation) => boolean;
}

class Tagged {
  readonly tag: string;
  readonly value: unknown;

  constructor(tag: string, value: unknown) {
    this.tag = tag;
    this.value = value;
  }
}

const prefixes = ['!', 'tag:'];
const schema = CORE_SCHEMA.withTags(
  realMapTag,
  ...prefixes.map((prefix) => defineScalarTag(prefix, { matchByTagPrefix: true, resolve: (source, _explicit, tag) => new Tagged(tag, source), identify: () => false })),
  ...prefixes.map((prefix) => defineSequenceTag<Tagged>(prefix, {
    matchByTagPrefix: true, create: (tag) => new Tagged(tag, []), addItem: (carrier, item) => void (carrier.value as unknown[]).push(item), identify: () => false,
  })),
  ...prefixes.map((prefix) => defineMappingTag<Tagged>(prefix, {
    matchByTagPrefix: true, create: (tag) => new Tagged(tag, new Map()), identify: () => false,
    addPair: (carrier, key, value) => {
      (carrier.value as Map<unknown, unknown>).set(key, value);
      return '';
    },
    has: (carrier, key) => (carrier.value as Map<unknown, unknown>).has(key),
    keys: (result) => (result.value as Map<unknown, unknown>).keys(),
    get: (result, key) => (result.value as Map<unknown, unknown>).get(key),
  })),
);

const jsYaml: SecondReader = {
  name: 'js-yaml', ordered: true, losesDuplicates: true,
  read: (text) => loadAll(text, { schema, json: true, maxDepth: 2000 }).map((value) => fromValue(value, new Map())),
};

const json: SecondReader = { name: 'JSON.parse', ordered: false, losesDuplicates: true, read: (text) => [fromValue(JSON.parse(text.replace(/^\uFEFF/, '')), new Map())] };
const jsonc: SecondReader = { name: 'JSON.parse without comments', ordered: false, losesDuplicates: true, read: (text) => [fromValue(JSON.parse(withoutComments(text.replace(/^\uFEFF/, ''))), new Map())] };
const toml: SecondReader = { name: 'smol-toml', ordered: false, losesDuplicates: true, read: (text) => [fromValue(parseToml(text.replace(/^\uFEFF/, ''), { integersAsBigInt: 'asNeeded' }), new Map())] };

/** The second readers of a kind that need no other process. */
export function secondReaders(kind: Kind): readonly SecondReader[] {
  const readers: Partial<Record<Kind, SecondReader>> = { yaml: jsYaml, json, jsonc, toml };
  const reader = readers[kind];
  return reader === undefined ? [] : [reader];
}

/** The model of a value that JSON can hold. */
export function modelOfJson(value: unknown): Model {
  return fromValue(value, new Map());
}

function fromValue(value: unknown, seen: Map<unknown, Model>): Model {
  if (value === null || typeof value !== 'object') return leaf(value);
  const known = seen.get(value);
  if (known !== undefined) return known;
  if (value instanceof Tagged) {
    const inner = fromValue(value.value, seen);
    return inner.t === 'leaf' ? { ...inner, type: `${value.tag} ${inner.type}` } : Object.assign(inner, { tag: value.tag });
  }
  if (Array.isArray(value)) {
    const model: Model = { t: 'seq', items: [] };
    seen.set(value, model);
    model.items = value.map((item) => fromValue(item, seen));
    return model;
  }
  if (value instanceof Date) return { t: 'leaf', type: 'date', value: String(value) };
  const model: Model = { t: 'map', entries: [] };
  seen.set(value, model);
  const entries: Iterable<[unknown, unknown]> = value instanceof Map ? value : Object.entries(value);
  model.entries = [...entries].map(([key, inner]) => [typeof key === 'object' && key !== null ? JSON.stringify(key) : String(key), fromValue(inner, seen)]);
  return model;
}

/** JSON with comments and trailing commas, without them. */
function withoutComments(text: string): string {
  const bare = text.replace(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\//g, (match) => (match.startsWith('"') ? match : ' '));
  return bare.replace(/"(?:\\.|[^"\\])*"|,(?=\s*[\]}])/g, (match) => (match === ',' ? '' : match));
}
