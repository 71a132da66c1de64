import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applySplices, composeSplices, diffLists, invertSplices, minimalSplices, rebaseSplices, type Splice, splitLines } from '../../../../shared/edit/index.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '😀', '\r\n'), maxLength: 60 });

/** Sorted, disjoint splices of a text. */
function splicesOf(length: number): fc.Arbitrary<readonly Splice[]> {
  return fc.tuple(fc.array(fc.nat({ max: length }), { maxLength: 8 }), fc.array(text, { minLength: 4, maxLength: 4 })).map(([offsets, texts]) => {
    const sorted = offsets.toSorted((a, b) => a - b);
    const splices: Splice[] = [];
    for (let index = 0; index + 1 < sorted.length; index += 2) splices.push({ start: sorted[index] ?? 0, end: sorted[index + 1] ?? 0, text: texts[index / 2] ?? '' });
    return splices;
  });
}

test('inverting splices gives the old text back', () => {
  fc.assert(fc.property(text.chain((before) => fc.tuple(fc.constant(before), splicesOf(before.length))), ([before, splices]) => {
    expect(applySplices(applySplices(before, splices), invertSplices(before, splices))).toBe(before);
  }), { numRuns: 300 });
});

test('composed splices do what the two lists do one after the other', () => {
  const two = text.chain((before) => splicesOf(before.length).chain((first) => fc.tuple(fc.constant(before), fc.constant(first), splicesOf(applySplices(before, first).length))));
  fc.assert(fc.property(two, ([before, first, second]) => {
    expect(applySplices(before, composeSplices(first, second))).toBe(applySplices(applySplices(before, first), second));
  }), { numRuns: 500 });
});

test('rebased splices meet in the same text whichever comes first', () => {
  const both = text.chain((before) => fc.tuple(fc.constant(before), splicesOf(before.length), splicesOf(before.length)));
  fc.assert(fc.property(both, ([before, mine, theirs]) => {
    const late = rebaseSplices(mine, theirs, 'after');
    const early = rebaseSplices(theirs, mine, 'before');
    fc.pre(late !== undefined && early !== undefined);
    if (late !== undefined && early !== undefined) expect(applySplices(applySplices(before, theirs), late)).toBe(applySplices(applySplices(before, mine), early));
  }), { numRuns: 500 });
});

test('overlapping splices cannot be rebased', () => {
  expect(rebaseSplices([{ start: 0, end: 3, text: 'x' }], [{ start: 2, end: 4, text: '' }], 'after')).toBeUndefined();
});

test('small splices turn any text into any other', () => {
  fc.assert(fc.property(text, text, (before, after) => {
    expect(applySplices(before, minimalSplices(before, after))).toBe(after);
  }), { numRuns: 500 });
  expect(minimalSplices('a: old value\nb: 1\n', 'a: new value\nb: 1\n')).toEqual([{ start: 3, end: 6, text: 'new' }]);
});

test('differences of two lists keep the longest common part', () => {
  expect(diffLists('abcabba'.split(''), 'cbabac'.split('')).reduce((sum, hunk) => sum + hunk.end - hunk.start + hunk.afterEnd - hunk.afterStart, 0)).toBe(5);
  expect(splitLines('a\nb')).toEqual(['a\n', 'b']);
});

test('differences too many to search are one change', () => {
  const [before, after] = ['a', 'b'].map((letter) => Array.from({ length: 3000 }, (_, index) => `${letter}${index}`));
  expect(diffLists(before ?? [], after ?? [])).toEqual([{ start: 0, end: 3000, afterStart: 0, afterEnd: 3000 }]);
});
