import { expect, test } from 'vitest';
import { LogText } from '../../../renderer/features/requests/ansi.ts';

function read(...pieces: string[]): string[] {
  const log = new LogText();
  for (const piece of pieces) log.push(piece);
  return log.lines.map((line) => line.map((part) => (part.colour === null && !part.bold ? part.text : `<${part.bold ? 'b' : ''}${part.colour ?? ''}:${part.text}>`)).join(''));
}

test('colours and weight become parts of a line, and last until they are reset', () => {
  expect(read('\x1b[32;1mok\x1b[0m done\n\x1b[31mbad\nstill\x1b[39m\n')).toEqual(['<b2:ok> done', '<1:bad>', '<1:still>']);
});

test('a line that arrives in pieces is shown as far as it came', () => {
  expect(read('one\ntw')).toEqual(['one', 'tw']);
  expect(read('one\ntw', 'o\nthree')).toEqual(['one', 'two', 'three']);
});

test('an escape that is cut in two by a piece is put together', () => {
  expect(read('a\x1b[3', '2mb\n')).toEqual(['a<2:b>']);
});

test('progress that rewrites its line shows its last state, and CRLF is one line end', () => {
  expect(read('10%\r50%\r100%\nplain\r\n')).toEqual(['100%', 'plain']);
});

test('the marks of sections and the erasing of lines are left out', () => {
  expect(read('section_start:1700000000:prepare\r\x1b[0K\x1b[0Ksetup\nsection_end:1700000009:prepare\r\x1b[0K\n')).toEqual(['setup', '']);
});

test('colours beyond the sixteen are shown plain', () => {
  expect(read('\x1b[38;5;208mx\x1b[38;2;1;2;3my\x1b[38;5;2mz\n')).toEqual(['xy<2:z>']);
});
