import fc from 'fast-check';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { type Operation, type Path, planEdits, readDocument, reanchor } from '../../../../shared/edit/index.ts';

/** Plain data; a list holds items that go by their name. */
type Data = number | string | Item[] | { [key: string]: Data };
type Item = { name: string; v: number };

/** A change by name: a key or an item called `#name` at the end of the path is set, put in or taken out. */
interface Change {
  readonly kind: 'set' | 'add' | 'remove';
  readonly path: readonly string[];
  readonly value: number;
}

const sample: Data = { a: 1, b: { c: 2, d: { e: 3, f: 4 } }, g: { h: 5 }, list: [{ name: 'x', v: 1 }, { name: 'y', v: 2 }, { name: 'z', v: 3 }], i: 6 };
const text = 'a: 1\nb:\n  c: 2 # c\n  d:\n    # about e\n    e: 3\n    f: 4\n\ng: {h: 5}\nlist:\n- name: x\n  v: 1\n- name: y\n  v: 2\n# z\n- name: z\n  v: 3\ni: 6\n';

const setPaths = ['a', 'b/c', 'b/d/e', 'b/d/f', 'g/h', 'list/#x/v', 'list/#y/v', 'list/#z/v', 'i'];
const removePaths = [...setPaths.filter((path) => !path.endsWith('/v')), 'b', 'b/d', 'g', 'list/#x', 'list/#y', 'list/#z'];
const addPaths = ['new', 'b/new', 'b/d/new', 'g/new', 'list/#new', 'b/other', 'list/#other', 'other'];

const change = (kind: Change['kind'], paths: readonly string[]): fc.Arbitrary<Change> => fc.record({ kind: fc.constant(kind), path: fc.constantFrom(...paths).map((path) => path.split('/')), value: fc.integer({ min: 10, max: 12 }) });
const anyChange = fc.oneof(change('set', setPaths), change('remove', removePaths), change('add', addPaths));
/** Changes of one side: none of them touches what another touches. */
const side = fc.array(anyChange, { minLength: 1, maxLength: 4 }).map((all) => all.filter((each, index) => !all.slice(0, index).some((other) => touches(each, other))));

function begins(path: readonly string[], start: readonly string[]): boolean {
  return start.every((step, index) => path[index] === step);
}

function touches(one: Change, other: Change): boolean {
  return begins(one.path, other.path) || begins(other.path, one.path);
}

/** The same field changed on both sides, and not to the same end. */
function clashes(mine: Change, theirs: Change): boolean {
  if (!touches(mine, theirs)) return false;
  if (mine.kind === 'remove' && theirs.kind === 'remove') return false;
  return !(mine.kind === theirs.kind && mine.path.length === theirs.path.length && mine.value === theirs.value);
}

function stepInto(data: Data, step: string): Data | undefined {
  if (typeof data !== 'object') return undefined;
  if (Array.isArray(data)) return data.find(({ name }) => `#${name}` === step);
  return data[step];
}

/** Where a change stands in data as it is now; undefined where it is not there. */
function placeOf(data: Data, names: readonly string[]): { readonly holder: Data; readonly path: Path } | undefined {
  const path: (string | number)[] = [];
  let holder: Data = data;
  for (const [index, step] of names.entries()) {
    path.push(Array.isArray(holder) ? holder.findIndex(({ name }) => `#${name}` === step) : step);
    if (index === names.length - 1) return { holder, path };
    const next = stepInto(holder, step);
    if (next === undefined) return undefined;
    holder = next;
  }
  return undefined;
}

/** Makes a change on the data and tells the operation for it; undefined where there is nothing (more) to do. */
function make(data: Data, { kind, path: names, value }: Change): Operation | undefined {
  const place = placeOf(data, names);
  const last = names.at(-1) ?? '';
  if (place === undefined || typeof place.holder !== 'object') return undefined;
  const { holder, path } = place;
  const there = stepInto(holder, last) !== undefined;
  if (there === (kind === 'add')) return undefined;
  if (Array.isArray(holder)) {
    if (kind === 'remove') holder.splice(Number(path.at(-1)), 1);
    else holder.push({ name: last.slice(1), v: value });
    return kind === 'remove' ? { op: 'remove-item', path } : { op: 'insert-item', path: path.slice(0, -1), value: { name: last.slice(1), v: value } };
  }
  if (kind === 'remove') delete holder[last];
  else holder[last] = value;
  if (kind === 'set') return { op: 'set', path, value };
  return kind === 'remove' ? { op: 'delete', path } : { op: 'insert', path: path.slice(0, -1), key: last, value };
}

/** A side's data and text. */
function apply(changes: readonly Change[]): { readonly data: Data; readonly text: string; readonly operations: readonly Operation[] } {
  const data = structuredClone(sample);
  const operations = changes.map((each) => make(data, each)).filter((operation) => operation !== undefined);
  const planned = planEdits(readDocument('a.yaml', text), operations);
  if (!planned.ok) throw new Error(planned.error.message);
  return { data, text: planned.value.text, operations };
}

function byName(data: unknown): unknown {
  if (Array.isArray(data)) return Object.fromEntries((data as Item[]).map((item) => [`#${item.name}`, item]));
  if (data === null || typeof data !== 'object') return data;
  return Object.fromEntries(Object.entries(data).map(([key, inner]) => [key, byName(inner)]));
}

test('a merge is what one side makes after the other, and a conflict is the same field changed on both', () => {
  fc.assert(fc.property(side, side, (theirs, mine) => {
    const [other, own] = [apply(theirs), apply(mine)];
    const { plan, conflicts } = reanchor({ path: 'a.yaml', base: text, mine: own.text, theirs: other.text, operations: own.operations });
    const clashing = mine.filter((each) => theirs.some((their) => clashes(each, their)));
    expect(conflicts.length > 0).toBe(clashing.length > 0);
    const expected = structuredClone(other.data);
    for (const each of mine) if (!clashing.includes(each)) make(expected, each);
    expect(byName(load(plan.text))).toEqual(byName(expected));
    for (const comment of ['# c', '# about e', '# z']) expect(!plan.text.includes(comment) || other.text.includes(comment)).toBe(true);
  }), { numRuns: 400 });
});

test('a side that changed nothing merges to the other', () => {
  fc.assert(fc.property(side, (changes) => {
    const one = apply(changes);
    expect(reanchor({ path: 'a.yaml', base: text, mine: one.text, theirs: text, operations: one.operations }).plan.text).toBe(one.text);
    expect(reanchor({ path: 'a.yaml', base: text, mine: text, theirs: one.text, operations: [] }).plan.text).toBe(one.text);
    expect(reanchor({ path: 'a.yaml', base: text, mine: one.text, theirs: one.text, operations: one.operations })).toMatchObject({ conflicts: [], plan: { text: one.text } });
  }), { numRuns: 200 });
});
