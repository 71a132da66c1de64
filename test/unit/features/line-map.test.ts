import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineMap } from '../../../renderer/features/edit/editor/line-map.ts';

test('a file with CRLF is shown with plain line ends, and typed lines end as its own do', () => {
  const map = new LineMap('a: 1\r\nb: 2\r\n');
  expect(map.shown).toBe('a: 1\nb: 2\n');
  expect(map.toSplice({ start: 5, end: 5, text: 'x: 9\n' })).toEqual({ start: 6, end: 6, text: 'x: 9\r\n' });
});

test('a file with plain line ends is left alone', () => {
  const map = new LineMap('a\nb\n');
  expect(map.lineEnd).toBe('\n');
  expect(map.toSplice({ start: 2, end: 3, text: 'c' })).toEqual({ start: 2, end: 3, text: 'c' });
});

test('positions go there and back in any mixture of line ends', () => {
  const text = fc.array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\r'), { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(fc.property(text, (source) => {
    const map = new LineMap(source);
    for (let at = 0; at <= map.shown.length; at += 1) {
      expect(map.toShown(map.toText(at))).toBe(at);
      expect(source.slice(0, map.toText(at)).replaceAll('\r\n', '\n')).toBe(map.shown.slice(0, at));
    }
  }));
});
