import { fetchSuite, type PublishedSuite } from './fetch-suite.ts';
import { runJsonSuite } from './json-suite.ts';
import type { SuiteResult } from './suite-result.ts';
import { runTomlSuite } from './toml-suite.ts';
import { runYamlSuite } from './yaml-suite.ts';

interface Suite extends PublishedSuite {
  readonly run: (folder: string) => SuiteResult;
}

const suites: Readonly<Record<string, Suite>> = {
  '--yaml': { path: 'yaml/yaml-test-suite', commit: 'ccfa74e56afb53da960847ff6e6976c0a0825709', folders: ['src'], run: runYamlSuite },
  '--toml': { path: 'toml-lang/toml-test', commit: 'd168c2a4f539a5219c804055af1600b8cf9ca6d7', folders: ['tests'], run: runTomlSuite },
  '--json': { path: 'nst/JSONTestSuite', commit: '1ef36fa01286573e846ac449e8683f8833c5b26a', folders: ['test_parsing'], run: runJsonSuite },
};

const usage = 'npm run bench -- conformance [--yaml DIR] [--toml DIR] [--json DIR] [--from ADDRESS, https://github.com] [--cache DIR, .cache/conformance]\nWithout a DIR all three suites are fetched; with one, only what stands in the folders given is run.';

/** Runs the published conformance suites, fetched by Git or from folders; the exit code is 1 where a case fails that is not skipped by name, or a suite cannot be had. */
export async function run(args: readonly string[]): Promise<void> {
  const options = new Map<string, string>();
  for (let index = 0; index < args.length; index += 2) options.set(args[index] ?? '', args[index + 1] ?? '');
  if ([...options].some(([name, value]) => value === '' || !(name in suites || name === '--from' || name === '--cache'))) {
    console.error(usage);
    process.exitCode = 2;
    return;
  }
  const given = Object.keys(suites).some((name) => options.has(name));
  for (const [name, suite] of Object.entries(suites)) {
    const folder = given ? options.get(name) : await fetched(name, suite, options);
    if (folder !== undefined) report(suite.run(folder));
  }
}

/** The folder of a suite in the cache; says so where it cannot be had. */
async function fetched(name: string, suite: Suite, options: ReadonlyMap<string, string>): Promise<string | undefined> {
  const base = options.get('--from') ?? 'https://github.com';
  try {
    return await fetchSuite(suite, { base, cache: options.get('--cache') ?? '.cache/conformance' });
  } catch (error) {
    console.log(`${suite.path}: not run, for it could not be fetched from ${base}: ${error instanceof Error ? error.message : String(error)}\n  With a copy at hand: npm run bench -- conformance ${name} DIR`);
    process.exitCode = 1;
    return undefined;
  }
}

function report({ name, passed, failed, skipped }: SuiteResult): void {
  console.log(`${name}: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  for (const { id, why } of failed) console.log(`  failed ${id}: ${why}`);
  for (const { id, why } of skipped) console.log(`  skipped ${id}: ${why}`);
  if (failed.length > 0) process.exitCode = 1;
}
