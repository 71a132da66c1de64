import type { Scalar, Value } from '../types.ts';
import { nameEnd } from './cursor.ts';
import { textWidth } from './fmt-line.ts';
import { encodeQuoted } from './quoted.ts';

/** How a value is to be laid out: `indent` is that of the line it begins on. */
export interface Layout {
  readonly indent: string;
  readonly unit: string;
  readonly eol: string;
  /** True where it must stay on one line. */
  readonly inline: boolean;
}

const lineBudget = 80;
const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** True for a name that may stand unquoted (an argument, a block type). */
export function isName(text: string): boolean {
  return text !== '' && nameEnd(text, 0) === text.length;
}

/** A key of an object; quoted where it must be, or where `quoted` asks for it. */
export function encodeKey(key: string, quoted = false): string {
  const bare = !quoted && isName(key) && !['for', 'true', 'false', 'null'].includes(key);
  return bare ? key : encodeQuoted(key);
}

/** True where HCL can hold a value: finite numbers and well-formed text all through. */
export function isRepresentable(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string') return !loneSurrogate.test(value);
  if (value === null || typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isRepresentable);
  return Object.entries(value).every(([key, inner]) => !loneSurrogate.test(key) && isRepresentable(inner));
}

/** A scalar as HCL source on one line. */
export function encodeScalar(value: Scalar): string {
  if (typeof value === 'string') return encodeQuoted(value);
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A value as HCL source: short lists of scalars on one line, objects over lines with their `=` aligned. */
export function encodeValue(value: Value, layout: Layout): string {
  if (value === null || typeof value !== 'object') return encodeScalar(value);
  if (Array.isArray(value)) return encodeTuple(value, layout);
  return encodeObject(Object.entries(value), layout);
}

function encodeTuple(items: readonly Value[], layout: Layout): string {
  const flat = `[${items.map((item) => encodeValue(item, { ...layout, inline: true })).join(', ')}]`;
  const nested = items.some((item) => item !== null && typeof item === 'object');
  if (layout.inline || items.length === 0 || (!nested && flat.length <= lineBudget)) return flat;
  const indent = layout.indent + layout.unit;
  const lines = items.map((item) => `${indent}${encodeValue(item, { ...layout, indent })},`);
  return ['[', ...lines, `${layout.indent}]`].join(layout.eol);
}

function encodeObject(entries: readonly (readonly [string, Value])[], layout: Layout): string {
  if (entries.length === 0) return '{}';
  if (layout.inline) return `{ ${entries.map(([key, value]) => `${encodeKey(key)} = ${encodeValue(value, layout)}`).join(', ')} }`;
  const lines = encodeEntries(entries.map(([key, value]) => [encodeKey(key), value]), { ...layout, indent: layout.indent + layout.unit });
  return ['{', ...lines, `${layout.indent}}`].join(layout.eol);
}

/** The lines `key = value` of an object or block; neighbours that fit one line have their `=` in one column. Keys are encoded already. */
export function encodeEntries(entries: readonly (readonly [string, Value])[], layout: Layout): string[] {
  const rendered = entries.map(([key, value]) => ({ key, source: encodeValue(value, layout) }));
  const lines: string[] = [];
  let chain: { key: string; source: string }[] = [];
  const close = (): void => {
    const width = Math.max(0, ...chain.map(({ key }) => textWidth(key)));
    for (const { key, source } of chain) lines.push(`${layout.indent}${key}${' '.repeat(width - textWidth(key))} = ${source}`);
    chain = [];
  };
  for (const entry of rendered) {
    if (entry.source.includes('\n')) {
      close();
      lines.push(`${layout.indent}${entry.key} = ${entry.source}`);
    } else chain.push(entry);
  }
  close();
  return lines;
}
