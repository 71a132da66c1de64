import { runJsonSuite } from './json-suite.ts';
import type { SuiteResult } from './suite-result.ts';
import { runTomlSuite } from './toml-suite.ts';
import { runYamlSuite } from './yaml-suite.ts';

const suites: Readonly<Record<string, (folder: string) => SuiteResult>> = { '--yaml': runYamlSuite, '--toml': runTomlSuite, '--json': runJsonSuite };

/** Runs the published conformance suites from folders; the exit code is 1 where a case fails that is not skipped by name. */
export async function run(args: readonly string[]): Promise<void> {
  const results: SuiteResult[] = [];
  for (let index = 0; index + 1 < args.length; index += 2) {
    const suite = suites[args[index] ?? ''];
    if (suite !== undefined) results.push(suite(args[index + 1] ?? ''));
  }
  if (results.length === 0) {
    console.error('npm run bench -- conformance [--yaml yaml-test-suite] [--toml toml-test] [--json JSONTestSuite]');
    process.exitCode = 2;
    return;
  }
  for (const result of results) report(result);
  if (results.some(({ failed }) => failed.length > 0)) process.exitCode = 1;
}

function report({ name, passed, failed, skipped }: SuiteResult): void {
  console.log(`${name}: ${passed} passed, ${failed.length} failed, ${skipped.length} skipped`);
  for (const { id, why } of failed) console.log(`  failed ${id}: ${why}`);
  for (const { id, why } of skipped) console.log(`  skipped ${id}: ${why}`);
}
