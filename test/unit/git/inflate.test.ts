import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createInflater, hasNativeInflate, NEEDS_MORE } from '../../../main/git/objects/inflate.ts';

const ways = [['native', true], ['public', false]] as const;

test('the native way is there in this Node, so that both ways are really tested', () => {
  expect(hasNativeInflate()).toBe(true);
});

test.each(ways)('the %s way inflates streams of any size in the middle of other bytes', (_, native) => {
  const inflater = createInflater({ native });
  for (const size of [0, 1, 2, 31, 32, 33, 1000, 65_535, 65_536, 1_000_000]) {
    const content = Buffer.from(Array.from({ length: size }, (_each, at) => (at * at + size) & 63));
    const stream = deflateSync(content);
    const input = Buffer.concat([Buffer.from('before'), stream, Buffer.alloc(20, 0xaa)]);
    const bytes = Buffer.alloc(size + 10, 0x55);
    inflater.setInput(input, input.length);
    expect(inflater.run(6, { bytes, start: 4, length: size })).toBe(stream.length);
    expect(bytes.subarray(4, 4 + size).equals(content)).toBe(true);
    expect(bytes[3]).toBe(0x55);
  }
});

test.each(ways)('the %s way says when it needs more input, and can go on afterwards', (_, native) => {
  const inflater = createInflater({ native });
  const stream = deflateSync(Buffer.from('some content that is long enough to be cut'.repeat(20)));
  const input = Buffer.concat([stream, Buffer.alloc(20)]);
  const output = { bytes: Buffer.alloc(841), start: 0, length: 840 };
  for (let end = 1; end < stream.length; end++) {
    inflater.setInput(input, end);
    expect(inflater.run(0, output)).toBe(NEEDS_MORE);
  }
  inflater.setInput(input, input.length);
  expect(inflater.run(0, output)).toBe(stream.length);
});

test.each(ways)('the %s way refuses damage and any other size than announced', (_, native) => {
  const inflater = createInflater({ native });
  const good = Buffer.concat([deflateSync(Buffer.from('hello world, hello world')), Buffer.alloc(20)]);
  const run = (input: Buffer, length: number): number => {
    inflater.setInput(input, input.length);
    return inflater.run(0, { bytes: Buffer.alloc(length + 1), start: 0, length });
  };
  expect(() => run(good, 23)).toThrow();
  expect(() => run(good, 25)).toThrow();
  const changed = Buffer.from(good);
  changed[good.length - 21] = (changed[good.length - 21] ?? 0) ^ 1;
  expect(() => run(changed, 24)).toThrow();
  expect(() => run(Buffer.alloc(40, 0xff), 24)).toThrow();
  expect(run(good, 24)).toBe(good.length - 20);
});

test.each(ways)('the %s way never inflates a bomb beyond what was announced', (_, native) => {
  const inflater = createInflater({ native });
  const bomb = Buffer.concat([deflateSync(Buffer.alloc(50_000_000)), Buffer.alloc(20)]);
  inflater.setInput(bomb, bomb.length);
  expect(() => inflater.run(0, { bytes: Buffer.alloc(101), start: 0, length: 100 })).toThrow();
});
