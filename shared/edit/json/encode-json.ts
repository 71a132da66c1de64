import type { Value } from '../types.ts';
import type { JsonStyle } from './layout-json.ts';

/** Where a value is written: the indentation of its line, the line break, and whether it must stay on one line. */
export interface JsonPlace {
  readonly indent: string;
  readonly eol: string;
  readonly inline: boolean;
}

const lineBudget = 80;

/** True where JSON can hold a value: all its numbers are finite. */
export function isRepresentable(value: Value): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (value === null || typeof value !== 'object') return true;
  return Object.values(value).every(isRepresentable);
}

/** A scalar or key as JSON source. */
export function encodeScalar(value: Value, style: Pick<JsonStyle, 'escaped'>): string {
  if (Object.is(value, -0)) return '-0';
  const source = JSON.stringify(value);
  if (!style.escaped) return source;
  // eslint-disable-next-line no-control-regex -- all of ASCII stays
  return source.replace(/[^\u0000-\u007f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A value as JSON source, written as the file around it is. */
export function encodeValue(value: Value, style: JsonStyle, place: JsonPlace): string {
  if (value === null || typeof value !== 'object') return encodeScalar(value, style);
  const deeper = { ...place, indent: place.indent + style.unit };
  const list = Array.isArray(value);
  const parts = (where: JsonPlace): string[] => list
    ? value.map((item: Value) => encodeValue(item, style, where))
    : Object.entries(value).map(([key, inner]) => `${encodeScalar(key, style)}${style.colon}${encodeValue(inner, style, where)}`);
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  const flat = parts({ ...place, inline: true });
  const pad = list || flat.length === 0 ? '' : style.pad;
  const oneLine = `${open}${pad}${flat.join(`,${style.gap}`)}${pad}${close}`;
  const nested = list && value.some((item: Value) => item !== null && typeof item === 'object');
  if (flat.length === 0 || place.inline || style.compact) return oneLine;
  if (list && style.flatLists && !nested && oneLine.length <= lineBudget) return oneLine;
  const lines = parts(deeper).map((part) => `${deeper.indent}${part}`);
  return `${open}${place.eol}${lines.join(`,${place.eol}`)}${place.eol}${place.indent}${close}`;
}
