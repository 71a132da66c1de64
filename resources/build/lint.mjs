import { runNode, runTool } from './run-child.mjs';

/** Each check by its name: all run, so that one look shows everything. */
const checks = {
  rules: () => runTool('oxlint', ['--type-aware', '--quiet', ...process.argv.slice(2)]),
  layers: () => runNode(['resources/build/layers.mjs']),
  exports: () => runTool('knip', ['--no-progress', '--no-config-hints']),
};

const failed = [];
for (const [name, check] of Object.entries(checks)) if ((await check()) !== 0) failed.push(name);
process.stdout.write(failed.length === 0 ? 'lint: nothing to complain about\n' : `lint: look at ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
