import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RowHeights } from '../../../renderer/ui/row-heights.ts';

const measured = fc.array(fc.record({ index: fc.nat(199), height: fc.integer({ min: 1, max: 400 }) }), { maxLength: 60 });

/** Where rows begin when their heights are added up one by one. */
function tops(heights: readonly number[]): number[] {
  let top = 0;
  return heights.map((height) => (top += height) - height);
}

test('rows are where their heights added up one by one put them', () => {
  fc.assert(fc.property(measured, fc.nat(12_000), (given, offset) => {
    const rows = new RowHeights(200, 32);
    const plain = Array.from({ length: 200 }, () => 32);
    for (const { index, height } of given) {
      expect(rows.set(index, height)).toBe(height - (plain[index] ?? 0));
      plain[index] = height;
    }
    const starts = tops(plain);
    for (const index of [0, 1, 77, 199]) expect(rows.top(index)).toBe(starts[index]);
    expect(rows.total).toBe(plain.reduce((sum, height) => sum + height, 0));
    expect(rows.at(offset)).toBe(Math.max(0, starts.findLastIndex((start) => start <= offset)));
  }));
});

test('rows that moved keep their heights', () => {
  const rows = new RowHeights(10, 32);
  rows.set(2, 50);
  rows.set(6, 80);
  const more = rows.moved(12, 5, 2);
  expect([2, 6, 8].map((index) => more.height(index))).toEqual([50, 32, 80]);
  expect(more.total).toBe(12 * 32 + 18 + 48);
  expect(rows.set(99, 10)).toBe(0);
});
