import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { readBytes } from '../../../shared/edit/index.ts';
import { runCases, type SuiteResult, valueOf } from './suite-result.ts';

const commented = 'comments are accepted in every .json file: many tools write them, and an edit keeps them';

const skips: Readonly<Record<string, string>> = {
  'n_object_trailing_comment.json': commented,
  'n_object_trailing_comment_slash_open.json': commented,
  'n_structure_object_with_comment.json': commented,
};

/** Runs JSONTestSuite (the folder that holds `test_parsing/`): `y_` is read as `JSON.parse` reads it, `n_` rejected, `i_` either, never thrown on. */
export function runJsonSuite(folder: string): SuiteResult {
  return runCases('JSONTestSuite', cases(join(folder, 'test_parsing')), skips);
}

function* cases(folder: string): Generator<readonly [string, () => string | undefined]> {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json')).toSorted()) yield [file, () => judge(file, readFileSync(join(folder, file)))];
}

function judge(file: string, bytes: Uint8Array): string | undefined {
  const document = readBytes(file, bytes);
  const rejected = document.readOnly !== undefined;
  if (file.startsWith('n_')) return rejected ? undefined : 'an invalid text was accepted';
  if (file.startsWith('i_')) return undefined;
  if (rejected) return `a valid text was rejected: ${document.readOnly?.message ?? ''}`;
  const root = document.roots[0];
  const expected: unknown = JSON.parse(document.text);
  return root !== undefined && isDeepStrictEqual(valueOf(root), expected) ? undefined : 'read as another value than JSON.parse reads';
}
