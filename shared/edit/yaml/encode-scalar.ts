import type { Scalar } from '../types.ts';
import { isRetyped } from './retyped.ts';

/** The styles of a scalar on one line. */
export type FlowStyle = 'plain' | 'single' | 'double';

const loneSurrogate = /\p{Surrogate}/u;

/** Where a scalar stands: inside `{}`/`[]`, and how a neighbour or its old self is written. */
export interface ScalarPlace {
  readonly style: FlowStyle;
  readonly flow: boolean;
}

/** A scalar on one line in the wanted style where that style can hold it, else quoted; undefined where UTF-8 cannot (a lone surrogate). */
export function encodeScalar(value: Scalar, place: ScalarPlace): string | undefined {
  if (typeof value !== 'string') return encodeTyped(value);
  if (loneSurrogate.test(value)) return undefined;
  if (place.style === 'plain' && isPlain(value, place.flow)) return value;
  if (place.style === 'single' && isPrintableLine(value)) return `'${value.replaceAll("'", "''")}'`;
  return encodeDouble(value);
}

function encodeTyped(value: number | boolean | null): string {
  if (typeof value !== 'number') return String(value);
  if (Number.isNaN(value)) return '.nan';
  if (!Number.isFinite(value)) return value > 0 ? '.inf' : '-.inf';
  if (Object.is(value, -0)) return '-0.0';
  // YAML 1.1 takes an exponent for a number only after a point.
  return String(value).replace(/^(-?\d+)e/, '$1.0e');
}

/** True where a string can stand unquoted and reads as itself in YAML 1.1 and 1.2. */
function isPlain(value: string, flow: boolean): boolean {
  if (value === '' || !isPrintableLine(value) || value.includes('\t')) return false;
  if (value.startsWith(' ') || value.endsWith(' ')) return false;
  if (/^[,[\]{}#&*!|>'"%@`]/.test(value) || /^[-?:](?: |$)/.test(value) || /^(?:---|\.\.\.)/.test(value)) return false;
  if (/:(?: |$)| #/.test(value)) return false;
  if (flow && (/[,[\]{}]/.test(value) || /^[-?:]/.test(value) || value.endsWith(':'))) return false;
  return !isRetyped(value);
}

function isPrintableLine(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- the characters that YAML 1.2.2 calls unprintable, and its line breaks
  return !/[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(value);
}

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\\0', '\b': '\\b', '\f': '\\f', '\x07': '\\a', '\x0b': '\\v', '\x1b': '\\e',
};

/** A string in double quotes; everything unprintable escaped, the rest as it is. */
function encodeDouble(value: string): string {
  // oxlint-disable-next-line no-control-regex -- see isPrintableLine
  return `"${value.replace(/[\\"\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, escapeUnit)}"`;
}

function escapeUnit(unit: string): string {
  return escapes[unit] ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
