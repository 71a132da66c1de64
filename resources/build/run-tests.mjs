import fs from 'node:fs';
import path from 'node:path';
import { startDisplay } from './display.mjs';
import { isBuilt } from './freshness.mjs';
import { root } from './places.mjs';
import { runNode, runTool, withModernNode } from './run-child.mjs';
import { resolveRuntime } from './runtime.mjs';
import { addUp, emptyOutcome, readPlaywright, readVitest, summarise } from './test-report.mjs';

// The second half of `npm test`, on the modern Node. `npm test -- code` or `-- window` runs one part alone.
const results = path.join(root, 'test-results');
const wanted = process.argv.slice(2);
const parts = { code: testCode, window: testWindow };
const outcomes = [];
for (const [name, part] of Object.entries(parts)) if (wanted.length === 0 || wanted.includes(name)) outcomes.push(await part());
const total = addUp(outcomes);
process.stdout.write(`\n${summarise(total)}\n`);
process.exitCode = total.failed.length === 0 ? 0 : 1;

/** Everything that needs no window: unit, integration, contract, migrations, regression. */
async function testCode() {
  const report = freshReport('code.json');
  const code = await runTool('vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`]);
  const outcome = readVitest(report);
  if (code !== 0 && outcome.failed.length === 0) outcome.failed.push('Vitest reported an error outside of any test (see above)');
  return outcome;
}

/** The real window, built as it ships, on a display of its own. */
async function testWindow() {
  if (!isBuilt() && (await runNode(['resources/build/build.mjs'])) !== 0) return { ...emptyOutcome(), failed: ['the build (see above)'] };
  const report = freshReport('e2e.json');
  const [runtime, display] = [await resolveRuntime(), await startDisplay()];
  try {
    const env = withModernNode({ ...runtime.env, ...display.env, FAIRLEAD_E2E_REPORT: report });
    const code = await runTool('playwright', ['test'], { env });
    const outcome = readPlaywright(report);
    if (code !== 0 && outcome.failed.length === 0) outcome.failed.push('Playwright reported an error outside of any test (see above)');
    return outcome;
  } finally {
    display.stop();
  }
}

function freshReport(name) {
  const file = path.join(results, name);
  fs.mkdirSync(results, { recursive: true });
  fs.rmSync(file, { force: true });
  return file;
}
