import { readdirSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { readDocument } from '../../../shared/edit/index.ts';
import { runCases, type SuiteResult, valueOf } from './suite-result.ts';

interface Case {
  readonly name?: string;
  readonly yaml?: string;
  readonly json?: string | null;
  readonly fail?: boolean;
}

const keyAnchor = 'the anchor stands on a key, and keys are no nodes of the tree; the alias is kept as source, and an edit that would part the two is refused';

const underIndented = 'quoted text that is indented too little is read with a warning: Go writes it into generated manifests, and kubectl reads it';

const skips: Readonly<Record<string, string>> = {
  '26DV': 'keys that are aliases are kept as source (COMPLEX_KEY)',
  '2SXE': keyAnchor,
  'DK95/1': underIndented,
  E76Z: keyAnchor,
  HMQ5: keyAnchor,
  M7A3: 'the parser reads an empty document between two end markers (yaml 2.9.1)',
  QB6E: underIndented,
  SF5V: 'the parser accepts a second %YAML directive (yaml 2.9.1)',
  'ZYU8/2': 'the parser rejects a %YAML directive with a comment stuck to it (yaml 2.9.1)',
};

/** Runs yaml-test-suite (the folder that holds `src/`): valid texts are read without error and to the JSON given, invalid ones rejected. */
export function runYamlSuite(folder: string): SuiteResult {
  return runCases('yaml-test-suite', cases(folder), skips);
}

function* cases(folder: string): Generator<readonly [string, () => string | undefined]> {
  for (const file of readdirSync(join(folder, 'src')).toSorted()) {
    const list = load(readFileSync(join(folder, 'src', file), 'utf8')) as readonly Case[];
    let inherited: Case = {};
    for (const [index, each] of list.entries()) {
      inherited = { ...inherited, ...each, fail: each.fail ?? false, ...(each.yaml !== undefined && each.json === undefined && index > 0 ? { json: '' } : {}) };
      const test = inherited;
      yield [list.length === 1 ? file.replace('.yaml', '') : `${file.replace('.yaml', '')}/${index}`, () => judge(test)];
    }
  }
}

/** The suite writes what cannot be seen as visible signs. */
function unescape(text: string): string {
  return text.replaceAll('␣', ' ').replace(/—*»/g, '\t').replaceAll('⇔', '\uFEFF').replaceAll('←', '\r').replaceAll('↵', '').replace(/∎\n$/, '');
}

function judge({ yaml = '', json = '', fail }: Case): string | undefined {
  const document = readDocument('case.yaml', unescape(yaml));
  const rejected = document.problems.some(({ severity }) => severity === 'error');
  if (fail === true) return rejected ? undefined : 'an invalid text was accepted';
  if (rejected) return `a valid text was rejected: ${document.problems[0]?.message ?? ''}`;
  if (json === null || json.trim() === '') return undefined;
  const expected = jsonValues(json);
  const actual = document.roots.map((root) => JSON.parse(JSON.stringify(valueOf(root) ?? null)) as unknown);
  return isDeepStrictEqual(actual, expected) ? undefined : `read as ${JSON.stringify(actual).slice(0, 200)} instead of ${JSON.stringify(expected).slice(0, 200)}`;
}

/** One JSON value after the other. */
function jsonValues(text: string): readonly unknown[] {
  const values: unknown[] = [];
  let from = 0;
  for (let end = text.indexOf('\n', from); from < text.length; end = text.indexOf('\n', end + 1)) {
    const part = text.slice(from, end < 0 ? text.length : end + 1);
    try {
      values.push(JSON.parse(part));
      from += part.length;
    } catch {
      // The value goes on over the next line.
    }
    if (end < 0) break;
  }
  return values;
}
