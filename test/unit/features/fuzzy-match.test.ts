import { expect, test } from 'vitest';
import { fuzzyFind, fuzzyIndex } from '../../../renderer/features/browse/fuzzy-match.ts';

const paths = ['apps/api/deployment.yaml', 'apps/api/service.yaml', 'envs/prod/api.yaml', 'envs/dev/api.yaml', 'modules/network/main.tf', 'README.md'];

function found(query: string): string[] {
  return fuzzyFind(fuzzyIndex(paths), query, 10).map((hit) => hit.path);
}

test('a name beats a folder, and words narrow each other', () => {
  expect(found('api')[0]).toMatch(/api\.yaml$/);
  expect(found('prod api')).toEqual(['envs/prod/api.yaml']);
  expect(found('readme')).toEqual(['README.md']);
});

test('scattered letters match in order, and letters that are not there never do', () => {
  expect(found('deploy')).toEqual(['apps/api/deployment.yaml']);
  expect(found('mnmtf')).toEqual(['modules/network/main.tf']);
  expect(found('xyz')).toEqual([]);
});

test('positions point at the letters that matched', () => {
  const [hit] = fuzzyFind(fuzzyIndex(paths), 'main', 1);
  expect(hit?.positions.map((at) => hit.path[at]).join('')).toBe('main');
});

test('an empty query lists the first paths', () => {
  expect(found('')).toHaveLength(paths.length);
});

test('50,000 paths are searched without a pause', () => {
  const many = Array.from({ length: 50_000 }, (_, at) => `teams/team-${at % 97}/services/service-${at % 1009}/overlays/env-${at % 7}/values-${at}.yaml`);
  const index = fuzzyIndex(many);
  const times = ['values', 'service prod', 'tsoy', 'team-12 values-4', 'values-49999'].map((query) => {
    const before = process.cpuUsage();
    fuzzyFind(index, query, 100);
    return process.cpuUsage(before).user / 1000;
  }).sort((a, b) => a - b);
  // The goal is 30 ms; processor time, because the machine may be busy with something else, which slows the processor too.
  expect(times[2]).toBeLessThan(90);
});
