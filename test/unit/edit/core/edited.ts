import { expect } from 'vitest';
import { applySplices, type Operation, planEdits, readDocument } from '../../../../shared/edit/index.ts';

/** The text after operations, or `refused CODE`; checks on the way that undoing gives the old text back. */
export function edited(text: string, operations: Operation | readonly Operation[], path = 'file.yaml'): string {
  const planned = planEdits(readDocument(path, text), Array.isArray(operations) ? operations : [operations as Operation]);
  if (!planned.ok) return `refused ${planned.error.code}`;
  const { splices, inverse, text: after } = planned.value;
  expect(applySplices(text, splices)).toBe(after);
  expect(applySplices(after, inverse)).toBe(text);
  return after;
}
