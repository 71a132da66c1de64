import { expect, test } from 'vitest';
import { readDocument } from '../../../../shared/edit/index.ts';

test('a string that a backslash leaves open at the very end is reported within the text', () => {
  for (const text of ['"\\', '{"a": "b\\', '["\\']) {
    const { problems } = readDocument('a.jsonc', text);
    expect(problems.length).toBeGreaterThan(0);
    for (const { range } of problems) expect(range.end).toBeLessThanOrEqual(text.length);
  }
});
