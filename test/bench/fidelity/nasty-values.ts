import type { Scalar, Value } from '../../../shared/edit/index.ts';

/** Strings that some reader takes for something else, or that no style but one can hold. */
export const nastyStrings: readonly string[] = [
  '', ' ', 'a', 'hello world', 'yes', 'no', 'on', 'Off', 'y', 'n', 'null', 'Null', '~', 'true', 'FALSE', '1', '012', '0o17', '0x1F', '0b11', '08',
  '1_000', '1.5', '.5', '1e3', '1.e+3', '-0', '+1', '.inf', '-.INF', '.nan', '12:30:45', '1:2', '2024-01-02', '2024-01-02T03:04:05Z', '2001-12-14 21:59:43.10 -5',
  '=', '<<', '-', '- a', '-a', '?', '? a', '?a', ':', ': a', ':a', 'a:', 'a: b', 'a:b', 'a #b', 'a#b', '#a', ' #', '&a', '*a', '!a', '|', '>', '|-', '%a', '@a', '`a',
  '"', "'", '"a"', "'a'", "it's", 'a"b', 'a\\b', '\\n', '{a}', '[a]', 'a, b', 'a,b', '{', '}', '[', ']', ',', '{{ x }}', '${x}', '%{x}', '$${x}', '{% x %}',
  '---', '...', '--- a', 'a\nb', 'a\nb\n', 'a\n\nb\n\n', '\na', ' a', 'a ', '  a\n b\n', 'a\n  b\n', '\t', 'a\tb', '\ta', 'a\t#b', 'a:\tb', 'a\r\nb', 'a\rb',
  'é', '日本', '😀', '\u00a0', '\u0085', '\u2028', '\ufeff', '\u0000', '\u007f', '\u001b[0m', 'a'.repeat(200), 'word '.repeat(40).trim(), '10.0.0.1', '1.2.3', 'v1.2.3', 'nginx:1.25', 'http://a.b/c?d=e&f#g', '/a/b', 'C:\\a', 'a=b', 'a;b', '//a', '/* a */', 'null ', '__proto__', 'constructor',
];

/** Other scalars. */
export const plainScalars: readonly Scalar[] = [0, 1, -1, 42, 3.14, 1e21, 1e-7, 9_007_199_254_740_991, true, false, null];

/** Values with structure. */
export const structures: readonly Value[] = [
  {}, [], { a: 1 }, [1, 'two', null], { name: 'x', value: 'yes' }, { a: { b: { c: ['d', { e: 'f' }] } } }, [[1, 2], [3]], [{ a: 1, b: [2] }], { text: 'a\nb\n', on: false }, [[], {}],
];
