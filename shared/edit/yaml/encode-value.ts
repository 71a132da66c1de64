import type { Value } from '../types.ts';
import { encodeBlockScalar } from './encode-block-scalar.ts';
import { encodeScalar, type FlowStyle } from './encode-scalar.ts';
import type { Layout } from './layout.ts';

/** How the scalars and keys of a new value are quoted where nothing forces quotes. */
export interface Quoting {
  readonly keys: FlowStyle;
  readonly values: FlowStyle;
}

/** Thrown inside the encoder for a string that no UTF-8 file can hold; planners turn it into `VALUE_UNREPRESENTABLE`. */
export class Unrepresentable extends Error {}

/** Where a block value goes: the column of the entry it belongs to, how lines look there, how strings are quoted. */
export interface BlockPlace {
  readonly column: number;
  readonly layout: Layout;
  readonly quoting: Quoting;
}

/** A key as it is written. */
export function encodeKey(key: string, style: FlowStyle, flow: boolean): string {
  return present(encodeScalar(key, { style, flow }));
}

/** What stands after `key:` for a value, from the blank or line break on; without the last line break. */
export function encodeAfterKey(value: Value, place: BlockPlace): string {
  const { column, layout } = place;
  if (isSeq(value)) {
    if (value.length === 0) return ' []';
    const inner = column + layout.listStep;
    return value.map((item) => `${newLine(layout, inner)}-${encodeAfterDash(item, { ...place, column: inner })}`).join('');
  }
  if (isMap(value)) {
    const inner = column + layout.step;
    const entries = encodeEntries(value, { ...place, column: inner });
    return entries === '' ? ' {}' : newLine(layout, inner) + entries;
  }
  return ` ${encodeLeaf(value, place)}`;
}

/** What stands after `-` for an item, from the blank on; `place.column` is the dash's. */
export function encodeAfterDash(value: Value, place: BlockPlace): string {
  const inner = { ...place, column: place.column + 2 };
  if (isSeq(value)) {
    if (value.length === 0) return ' []';
    return ` ${value.map((item) => `-${encodeAfterDash(item, inner)}`).join(newLine(place.layout, inner.column))}`;
  }
  if (isMap(value)) return ` ${encodeEntries(value, inner) || '{}'}`;
  return ` ${encodeLeaf(value, place)}`;
}

/** The entries of a mapping as lines at `place.column`, the first without its indent; empty for an empty one. */
export function encodeEntries(value: Readonly<Record<string, Value>>, place: BlockPlace): string {
  return Object.entries(value)
    .map(([key, inner]) => `${encodeKey(key, place.quoting.keys, false)}:${encodeAfterKey(inner, place)}`)
    .join(newLine(place.layout, place.column));
}

/** A value on one line, in `{}` and `[]`. */
export function encodeFlow(value: Value, quoting: Quoting): string {
  if (isSeq(value)) return `[${value.map((item) => encodeFlow(item, quoting)).join(', ')}]`;
  if (isMap(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${encodeKey(key, quoting.keys, true)}: ${encodeFlow(inner, quoting)}`);
    return `{${entries.join(', ')}}`;
  }
  return present(encodeScalar(value, { style: quoting.values, flow: true }));
}

function encodeLeaf(value: Exclude<Value, object> | null, { column, layout, quoting }: BlockPlace): string {
  if (layout.blockScalars && typeof value === 'string' && value.includes('\n')) {
    const block = encodeBlockScalar(value, { style: 'literal', indent: ' '.repeat(column + layout.step), parentIndent: column, eol: layout.eol });
    // A block scalar with `+` would take in the blank lines after it.
    if (block !== undefined && !block.header.includes('+')) return `|${block.header}${layout.eol}${block.content.slice(0, -layout.eol.length)}`;
  }
  return present(encodeScalar(value, { style: quoting.values, flow: false }));
}

function newLine(layout: Layout, column: number): string {
  return layout.eol + ' '.repeat(column);
}

function present(text: string | undefined): string {
  if (text === undefined) throw new Unrepresentable();
  return text;
}

/** True for a list. */
export function isSeq(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** True for a mapping. */
export function isMap(value: Value): value is { readonly [key: string]: Value } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
