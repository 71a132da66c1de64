import type { NodeStyle, Scalar, Value } from '../types.ts';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const escapes: Readonly<Record<string, string>> = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '"': '\\"', '\\': '\\\\' };

/** True where TOML can hold a value: it has no null. */
export function isRepresentable(value: Value): boolean {
  if (value === null) return false;
  if (typeof value === 'string') return !loneSurrogate.test(value);
  if (typeof value !== 'object') return true;
  if (Array.isArray(value)) return value.every(isRepresentable);
  return Object.entries(value).every(([key, inner]) => !loneSurrogate.test(key) && isRepresentable(inner));
}

/** A key as TOML source: bare where it may be. */
export function encodeKey(key: string): string {
  return /^[A-Za-z0-9_-]+$/.test(key) ? key : encodeBasic(key);
}

/** A value as TOML source on one line. */
export function encodeValue(value: Value): string {
  if (value === null || typeof value !== 'object') return encodeScalar(value);
  if (Array.isArray(value)) return `[${value.map(encodeValue).join(', ')}]`;
  const entries = Object.entries(value);
  return entries.length === 0 ? '{}' : `{ ${entries.map(([key, inner]) => `${encodeKey(key)} = ${encodeValue(inner)}`).join(', ')} }`;
}

function encodeScalar(value: Scalar): string {
  if (typeof value === 'string') return encodeBasic(value);
  if (typeof value === 'number') return encodeNumber(value, false);
  return String(value);
}

/** A number; `float` keeps a whole one a float. */
function encodeNumber(value: number, float: boolean): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  if (Object.is(value, -0)) return '-0.0';
  const source = String(value);
  const whole = Number.isInteger(value) && !/[e.]/.test(source);
  return whole && (float || Math.abs(value) >= 2 ** 63) ? `${source}.0` : source;
}

/** What a scalar was before, for writing the next in its style. */
export interface OldScalar {
  readonly source: string;
  readonly style: NodeStyle | undefined;
  readonly value: Scalar | undefined;
  /** The line break of the file. */
  readonly eol: string;
}

/** A scalar in the style of the one before: its quotes, float or lines, where the new value allows. */
export function encodeLike(value: Scalar, old: OldScalar): string {
  if (typeof value === 'number') return encodeNumber(value, typeof old.value === 'number' && /[.eE]|inf|nan/.test(old.source) && !old.source.startsWith('0x'));
  if (typeof value !== 'string') return String(value);
  if (old.style === 'single' && fitsLiteral(value) && !value.includes("'")) return `'${value}'`;
  if (value.includes('\n') && old.eol === '\n') {
    if (old.style === 'literal' && fitsLiteral(value.replaceAll('\n', '')) && !value.includes("'''") && !value.endsWith("'")) return `'''${opening(old, value)}${value}'''`;
    if (old.style === 'multiline') return `"""${opening(old, value)}${encodeLines(value)}"""`;
  }
  return encodeBasic(value);
}

function fitsLiteral(value: string): boolean {
  return !/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value); // eslint-disable-line no-control-regex -- what a literal string cannot hold
}

function opening(old: OldScalar, value: string): string {
  return old.source[3] === '\n' || value.startsWith('\n') ? '\n' : '';
}

function encodeLines(value: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must be escaped
  return value.replace(/[\u0000-\u0008\u000b-\u001f\u007f\\]/g, escapeUnit).replace(/"(?="")|"$/g, '\\"');
}

function escapeUnit(unit: string): string {
  return escapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function encodeBasic(value: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what must be escaped
  return `"${value.replace(/[\u0000-\u001f\u007f"\\]/g, escapeUnit)}"`;
}
