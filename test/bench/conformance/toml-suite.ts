import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Node, readBytes } from '../../../shared/edit/index.ts';
import { runCases, type SuiteResult } from './suite-result.ts';

const skips: Readonly<Record<string, string>> = {};

type Tagged = { readonly type: string; readonly value: string };

/** Runs toml-test (the folder that holds `tests/`) by its list for TOML 1.1: valid texts are read to the values given, invalid ones rejected. */
export function runTomlSuite(folder: string): SuiteResult {
  return runCases('toml-test', cases(join(folder, 'tests')), skips);
}

function* cases(folder: string): Generator<readonly [string, () => string | undefined]> {
  for (const line of readFileSync(join(folder, 'files-toml-1.1.0'), 'utf8').split('\n')) {
    if (!line.endsWith('.toml')) continue;
    yield [line, () => judge(folder, line)];
  }
}

function judge(folder: string, file: string): string | undefined {
  const document = readBytes(file, readFileSync(join(folder, file)));
  const rejected = document.readOnly !== undefined;
  if (file.startsWith('invalid/')) return rejected ? undefined : 'an invalid text was accepted';
  if (rejected) return `a valid text was rejected: ${document.readOnly?.message ?? ''}`;
  const json = join(folder, file.replace(/\.toml$/, '.json'));
  const root = document.roots[0];
  return !existsSync(json) || root === undefined ? undefined : difference(root, JSON.parse(readFileSync(json, 'utf8')), '');
}

function difference(node: Node, expected: unknown, at: string): string | undefined {
  if (Array.isArray(expected)) {
    if (node.kind !== 'seq' || node.children.length !== expected.length) return `${at}: not a list of ${expected.length}`;
    return firstOf(expected.map((item, index) => () => childDifference(node.children[index], item, `${at}.${index}`)));
  }
  if (isTagged(expected)) return scalarDifference(node, expected, at);
  const entries = Object.entries(expected as Record<string, unknown>);
  if (node.kind !== 'map' || node.children.length !== entries.length) return `${at}: not a table of ${entries.length} but ${node.kind} of ${node.children.length}`;
  return firstOf(entries.map(([key, value]) => () => childDifference(node.children.find((child) => child.path.at(-1) === key), value, `${at}.${key}`)));
}

function childDifference(node: Node | undefined, expected: unknown, at: string): string | undefined {
  return node === undefined ? `${at}: missing` : difference(node, expected, at);
}

function firstOf(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const fault = check();
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function isTagged(value: unknown): value is Tagged {
  return value !== null && typeof value === 'object' && 'type' in value && 'value' in value && typeof value.type === 'string' && typeof value.value === 'string';
}

/** Dates are kept as their source, which the suite writes in other ways too. */
function scalarDifference(node: Node, { type, value }: Tagged, at: string): string | undefined {
  const actual = node.value;
  const same = type === 'string' ? actual === value
    : type === 'bool' ? actual === (value === 'true')
      : type === 'integer' || type === 'float' ? Object.is(Number(actual), number(value)) || Number(actual) === number(value) || Number.isNaN(number(value))
        : true;
  return same ? undefined : `${at}: ${JSON.stringify(actual)} is not the ${type} ${value}`;
}

function number(text: string): number {
  return Number(text.replace(/^([+-]?)inf$/, '$1Infinity').replace(/^[+-]?nan$/, 'NaN'));
}
