import { expect, test } from 'vitest';
import { Random } from '../../../bench/fidelity/random.ts';
import { readFully } from '../../../../shared/edit/yaml/read-yaml.ts';
import { readSimple } from '../../../../shared/edit/yaml/read-simple.ts';

const seeds = [
  '# head\na: 1 # c\nb:\n  c: "x \\n y"\n  d: \'it\'\'s\'\n  # about e\n  e:\n  - f: 1\n    g: [a, "b", {h: 1, i: -2}]\n  - - x\n    - y\n  -\n  j: {}\n',
  '---\ntext: |\n  one\n\n    two\n  three\n\nfold: >-\n  a\n  b\n\n   c\n\n  d\nplain: goes\n  on\n\n  and on\nquoted: "over\n  lines \\\n  and"\nsingle: \'it\'\'s\n  over\'\nlast: ~\n',
  '- a: yes\n  b: 0x1F\n- 1.5e3\n- .inf\n- null\n- key with blanks: v\n- [x, y]\n- {a: b}\n',
  '.base: &base\n  a: &x 1\n  <<: *other\nother:\n  - *x\n  - !t &y two\n  - &z !Ref "q"\n  - !seq\n    - 1\nc: !u {b: *base, <<: *y}\nd: !w |\n  text\ne: &m\n  - f\n'.replace('*other', '*x'),
  'list:\n  [\n    a, # one\n    {b: 1,\n     c: [x,\n      y], },\n\n    "q"\n  ]\nbelow:\n  {}\nlow:\n  "text"\nplain:\n  goes\n  on\n',
  'a: 1 # c\r\nb:\r\n  - "x"\r\n  - |\r\n    one\r\n\r\n      two\r\n\r\n  - >-\r\n    a\r\n    b\r\n# end\r\nc: plain\r\n  more\r\nd: [a,\r\n  b]\r\ne:\r\n',
];
const scraps = ['\n', ' ', '  ', ':', ': ', '- ', '-', '#', ' #', '"', "'", "''", '\\', '{', '}', '[', ']', ',', '|', '>', '|-', '>+', '&a', '*a', '!t', '---\n', '?', '%', '\t', 'x', '1', 'a: b\n', '\n\n', '\n  ', 'é', '\u00a0', '~', 'true', '=', '<<', '.', '\r\n', '\r', '&x ', '*x', '!t ', '!!int ', '\n   ', ']\n', '}\n'];

/** The simple reader's tree, and what the full parser makes of the same text. */
function compare(text: string): void {
  const chunk = { start: 0, end: text.length };
  const simple = readSimple(text, chunk, '');
  if (simple === undefined) return;
  const full = readFully(text, chunk, 0);
  expect({ text, problems: full.problems, templated: full.templated, roots: full.roots }).toEqual({ text, problems: [], templated: false, roots: [simple] });
}

test('reads the usual forms without the full parser, to the same tree', () => {
  for (const text of seeds) {
    expect(readSimple(text, { start: 0, end: text.length }, '')).toBeDefined();
    compare(text);
  }
});

test('never accepts what the full parser rejects, nor reads it otherwise', { timeout: 60_000 }, () => {
  const random = new Random(7);
  for (let round = 0; round < 6000; round++) {
    let text = random.pick(seeds);
    for (let count = 1 + random.below(3); count > 0; count--) {
      const at = random.below(text.length + 1);
      text = text.slice(0, at) + random.pick(scraps) + text.slice(at + random.below(3));
    }
    compare(text);
  }
});

test('leaves everything unusual to the full parser', () => {
  for (const text of ['a: *x\n', 'a: !!str 1\n', 'a: !vault x\n', 'a: &x\n', '&x a: 1\n', '? a\n: 1\n', 'a: 1\rb: 2\n', 'a: [\n]\n', 'a:\t1\n', '- [-, a]\n', 'a: 1\na: 2\n', 'a: |2\n   x\n', 'a: {{ x }}\n', 'a: b: c\n', '']) {
    expect(readSimple(text, { start: 0, end: text.length }, '')).toBeUndefined();
  }
});
