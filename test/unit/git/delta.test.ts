import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyDelta, readDeltaHead, sharedEnds } from '../../../main/git/objects/delta.ts';
import { makeDelta } from '../../../main/git/packs/make-delta.ts';

function apply(base: Uint8Array, delta: Uint8Array): Buffer {
  const head = { baseSize: 0, resultSize: 0, start: 0 };
  readDeltaHead(delta, 0, head);
  const target = Buffer.alloc(Math.min(head.resultSize, 1 << 22));
  applyDelta({ bytes: base, start: 0, length: base.length }, { bytes: delta, start: head.start, length: delta.length - head.start }, { bytes: target, start: 0, length: head.resultSize });
  return target;
}

test('what a delta makes is what it was made from', () => {
  fc.assert(fc.property(fc.tuple(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 60 }), fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ maxLength: 60 })), ([head, cut, tail, put]) => {
    const base = Buffer.concat([head, cut, tail]);
    const target = Buffer.concat([head, put, tail]);
    const delta = makeDelta(base, target);
    if (delta !== null) expect(apply(base, delta).equals(target)).toBe(true);
  }));
});

test('what a delta is said to keep at both ends of its base stands there in both, and the two ends do not overlap', () => {
  const piece = fc.uint8Array({ maxLength: 200 });
  fc.assert(fc.property(fc.tuple(piece, piece, piece, piece, piece), ([head, cut, middle, put, tail]) => {
    const base = Buffer.concat([head, cut, middle, tail]);
    const target = Buffer.concat([head, put, middle, cut, tail]);
    const delta = makeDelta(base, target);
    if (delta === null) return;
    const sizes = { baseSize: 0, resultSize: 0, start: 0 };
    readDeltaHead(delta, 0, sizes);
    const ends = { prefix: -1, suffix: -1 };
    sharedEnds({ bytes: delta, start: sizes.start, length: delta.length - sizes.start }, sizes, ends);
    expect(target.subarray(0, ends.prefix).equals(base.subarray(0, ends.prefix))).toBe(true);
    expect(target.subarray(target.length - ends.suffix).equals(base.subarray(base.length - ends.suffix))).toBe(true);
    expect(ends.prefix + ends.suffix).toBeLessThanOrEqual(Math.min(base.length, target.length));
  }), { numRuns: 500 });
  const ends = { prefix: 0, suffix: 0 };
  sharedEnds({ bytes: Buffer.from([0x90, 10, 2, 65, 66, 0x91, 12, 8]), start: 0, length: 8 }, { baseSize: 20, resultSize: 20, start: 0 }, ends);
  expect(ends).toEqual({ prefix: 10, suffix: 8 });
});

test('large contents with one small change make a small delta', () => {
  const base = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7919) & 255));
  const target = Buffer.concat([base.subarray(0, 150_000), Buffer.from('changed'), base.subarray(150_010)]);
  const delta = makeDelta(base, target);
  expect(delta?.length).toBeLessThan(80);
  expect(delta !== null && apply(base, delta).equals(target)).toBe(true);
});

test('contents that share little make no delta', () => {
  expect(makeDelta(Buffer.alloc(1000, 1), Buffer.alloc(1000, 2))).toBeNull();
});

test.each([
  ['a copy from beyond the base', [4, 4, 0x91, 2, 4]],
  ['a copy beyond the result', [4, 2, 0x90, 4]],
  ['an insertion beyond the result', [4, 1, 2, 65, 66]],
  ['an insertion that is cut off', [4, 4, 4, 65]],
  ['the reserved instruction', [4, 1, 0]],
  ['too short a result', [4, 4, 0x90, 2]],
  ['a copy whose arguments are cut off', [4, 4, 0x90]],
])('%s is refused', (_, bytes) => {
  expect(() => apply(Buffer.from('base'), Buffer.from(bytes))).toThrow();
});
