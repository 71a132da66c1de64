import { expect, test } from 'vitest';
import { addUp, readPlaywright, readVitest, summarise } from '../../../resources/build/test-report.mjs';

test('the last line counts what passed and failed, and names what was skipped above it', () => {
  const total = addUp([{ passed: 2, failed: ['b breaks'], skipped: [] }, { passed: 1, failed: [], skipped: ['c waits'] }]);
  expect(summarise(total)).toBe('skipped: c waits\nFAILED: b breaks\n3 passed, 1 failed, 1 skipped');
  expect(summarise({ passed: 3, failed: [], skipped: [] })).toBe('3 passed, 0 failed');
});

test('a tool that ended without a report has failed', () => {
  expect(readVitest('/nowhere/report.json').failed).toHaveLength(1);
  expect(readPlaywright('/nowhere/report.json').failed).toHaveLength(1);
});
