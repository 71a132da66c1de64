import { fail, type Result, succeed } from '../errors/index.ts';
import type { Scalar } from '../edit/types.ts';
import type { FieldType } from './field-model.ts';

const number = /^[-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?$/;

/** What a text typed into a field of a type means, or a sentence that says why it means nothing. */
export function parseInput(type: FieldType, text: string): Result<Scalar, string> {
  switch (type) {
    case 'number': return parseNumber(text);
    case 'boolean': return text === 'true' || text === 'false' ? succeed(text === 'true') : fail('Choose true or false.');
    case 'empty': return succeed(parseUntyped(text));
    case 'text':
    case 'multiline': return succeed(text);
  }
}

function parseNumber(text: string): Result<Scalar, string> {
  const trimmed = text.trim();
  if (trimmed === '') return fail('Enter a number; the value before is kept until then.');
  if (!number.test(trimmed)) return fail('This is not a number.');
  const value = Number(trimmed);
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) return fail('This number is too large to be kept exactly here; edit it as text.');
  return succeed(value);
}

/** A place without a value takes the type that the text has. */
function parseUntyped(text: string): Scalar {
  if (text === '') return null;
  if (text === 'true' || text === 'false') return text === 'true';
  const parsed = parseNumber(text);
  return parsed.ok ? parsed.value : text;
}
