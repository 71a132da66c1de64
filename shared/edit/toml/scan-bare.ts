/** A number as it stands in a text. */
export interface BareValue {
  readonly kind: 'integer' | 'float';
  readonly value: number;
  readonly end: number;
}

const float = /[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*(?:[eE][+-]?\d(?:_?\d)*)?|[eE][+-]?\d(?:_?\d)*)/y;
const integer = /[+-]?(?:0|[1-9](?:_?\d)*)/y;
const based = /0x[0-9a-fA-F](?:_?[0-9a-fA-F])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*/y;
const special = /([+-]?)(inf|nan)/y;
const date = /(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|[+-](\d\d):(\d\d))?)?/y;
const time = /(\d\d):(\d\d):(\d\d)(?:\.\d+)?/y;

/** The number at a place, or undefined where none stands that a blank, comma, bracket or the end of the line follows. */
export function readBareValue(text: string, start: number): BareValue | undefined {
  return number(text, start, { pattern: float, kind: 'float' }) ?? number(text, start, { pattern: based, kind: 'integer' })
    ?? number(text, start, { pattern: integer, kind: 'integer' }) ?? specialNumber(text, start);
}

function number(text: string, start: number, { pattern, kind }: { readonly pattern: RegExp; readonly kind: BareValue['kind'] }): BareValue | undefined {
  pattern.lastIndex = start;
  if (!pattern.test(text) || !ends(text, pattern.lastIndex)) return undefined;
  const source = text.slice(start, pattern.lastIndex);
  const value = Number(source.includes('_') ? source.replaceAll('_', '') : source);
  // Only floats have a negative zero.
  return { kind, value: kind === 'integer' ? value + 0 : value, end: pattern.lastIndex };
}

function specialNumber(text: string, start: number): BareValue | undefined {
  special.lastIndex = start;
  const match = special.exec(text);
  if (match === null || !ends(text, special.lastIndex)) return undefined;
  const value = match[2] === 'nan' ? Number.NaN : match[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return { kind: 'float', value, end: special.lastIndex };
}

function ends(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return Number.isNaN(code) || code === 10 || code === 13 || code === 32 || code === 9 || code === 44 || code === 93 || code === 125 || code === 35;
}

/** Where a date, time or both end that begin at a place; undefined where none does. */
export function passDate(text: string, start: number): number | undefined {
  const mark = text.charCodeAt(start + 2);
  if (mark !== 58 && text.charCodeAt(start + 4) !== 45) return undefined;
  const pattern = mark === 58 ? time : date;
  pattern.lastIndex = start;
  const match = pattern.exec(text);
  if (match === null || !ends(text, pattern.lastIndex)) return undefined;
  const numbers = match.slice(1).map((part: string | undefined) => (part === undefined ? undefined : Number(part)));
  return (mark === 58 ? isTime(numbers) : isDate(numbers)) ? pattern.lastIndex : undefined;
}

type Numbers = readonly (number | undefined)[];

function isDate([year = 0, month = 0, day = 0, ...rest]: Numbers): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  const [hour = 0, minute = 0] = rest.slice(3);
  return day >= 1 && day <= days && isTime(rest) && hour < 24 && minute < 60;
}

/** A leap second is for the full parser to judge. */
function isTime([hour = 0, minute = 0, second = 0]: Numbers): boolean {
  return hour < 24 && minute < 60 && second < 60;
}
