import fs from 'node:fs';

/** What a part of the tests came to: counts, and the names of what failed and what was skipped. */
export function emptyOutcome() {
  return { passed: 0, failed: [], skipped: [] };
}

/** Reads Vitest's JSON report; a missing one is one failure. */
export function readVitest(file) {
  const report = readJson(file);
  const outcome = emptyOutcome();
  if (!report) return { ...outcome, failed: ['Vitest ended without a report'] };
  for (const suite of report.testResults) {
    if (suite.status === 'failed' && suite.assertionResults.length === 0) outcome.failed.push(`${suite.name}: ${firstLine(suite.message)}`);
    for (const test of suite.assertionResults) count(outcome, kindOf(test.status), test.fullName);
  }
  return outcome;
}

/** Reads Playwright's JSON report; a missing one is one failure. */
export function readPlaywright(file) {
  const report = readJson(file);
  const outcome = emptyOutcome();
  if (!report) return { ...outcome, failed: ['Playwright ended without a report'] };
  for (const error of report.errors) outcome.failed.push(firstLine(error.message));
  for (const suite of report.suites) readSuite(suite, outcome);
  return outcome;
}

/** The sum of several outcomes. */
export function addUp(outcomes) {
  return {
    passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
    failed: outcomes.flatMap(({ failed }) => failed),
    skipped: outcomes.flatMap(({ skipped }) => skipped),
  };
}

/** The closing words: each skipped and each failed test by name, then the line `N passed, N failed[, N skipped]`. */
export function summarise({ passed, failed, skipped }) {
  const lines = [...skipped.map((name) => `skipped: ${name}`), ...failed.map((name) => `FAILED: ${name}`)];
  const tail = skipped.length > 0 ? `, ${skipped.length} skipped` : '';
  return [...lines, `${passed} passed, ${failed.length} failed${tail}`].join('\n');
}

function readSuite(suite, outcome) {
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) count(outcome, kindOf(test.status), `${suite.file}: ${spec.title}`);
  }
  for (const inner of suite.suites ?? []) readSuite(inner, outcome);
}

function count(outcome, kind, name) {
  if (kind === 'passed') outcome.passed += 1;
  else outcome[kind].push(name);
}

/** Both tools' words; a test that passed only at a second try is a failure. */
function kindOf(status) {
  if (status === 'passed' || status === 'expected') return 'passed';
  return ['skipped', 'pending', 'todo', 'disabled'].includes(status) ? 'skipped' : 'failed';
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function firstLine(text) {
  return String(text ?? 'no reason given').split('\n')[0];
}
