import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findNode, type Node, readDocument } from '../../../../shared/edit/index.ts';

const fixture = (name: string): string => readFileSync(new URL(`../../../fixtures/edit/hcl/${name}`, import.meta.url), 'utf8');

function nodeOf(text: string, ...path: (string | number)[]): Node {
  const node = findNode(readDocument('a.tf', text), { path });
  if (node === undefined) throw new Error(`no node at ${path.join('.')}`);
  return node;
}

test('gives each node the range of its source', () => {
  const text = fixture('service.tf');
  const node = nodeOf(text, 'resource', 'aws_instance', 'api', 'instance_type');
  expect(text.slice(node.range.start, node.range.end)).toBe('instance_type = "t3.medium"');
  expect(text.slice(node.keyRange?.start, node.keyRange?.end)).toBe('instance_type');
  expect(text.slice(node.valueRange?.start, node.valueRange?.end)).toBe('"t3.medium"');
  expect(node).toMatchObject({ kind: 'scalar', value: 't3.medium', source: '"t3.medium"', style: 'quoted', editable: true });
});

test('numbers blocks of one type and labels, and only those', () => {
  const text = fixture('service.tf');
  expect(nodeOf(text, 'resource', 'aws_security_group', 'api', 'ingress', 1, 'from_port').value).toBe(8080);
  expect(nodeOf(text, 'resource', 'aws_security_group', 'api', 'lifecycle', 'create_before_destroy').value).toBe(true);
});

test('tells a bare block from a labelled one of the same type by an index', () => {
  const text = fixture('terragrunt.hcl');
  expect(nodeOf(text, 'include', 0, 'path').kind).toBe('expr');
  expect(nodeOf(text, 'include', 'env', 'expose').value).toBe(true);
});

test('keeps expressions as locked source and literals as values', () => {
  const text = fixture('service.tf');
  const replicas = nodeOf(text, 'locals', 'replicas');
  expect(replicas).toMatchObject({ kind: 'expr', source: 'var.environment == "prod" ? 5 : 1' });
  expect(replicas.editable).toMatchObject({ code: 'EXPRESSION' });
  expect(nodeOf(text, 'resource', 'aws_instance', 'api', 'user_data')).toMatchObject({ kind: 'expr', style: 'heredoc' });
});

test.each([
  ['a negative number', '-1', -1], ['an exponent', '1.5e+3', 1500], ['true', 'true', true], ['null', 'null', null], ['escapes', '"a\\"\\n\\u00e9\\U0001F600"', 'a"\né😀'],
  ['an escaped interpolation', '"$${a} %%{b} $$${c}"', '${a} %{b} $${c}'], ['signs that open nothing', '"5% of $ and $x"', '5% of $ and $x'],
])('decodes %s', (_name, source, value) => {
  expect(nodeOf(`x = ${source}\n`, 'x')).toMatchObject({ kind: 'scalar', value, source });
});

test.each([
  ['plain', '<<EOT\n  a\n b\nEOT', '  a\n b\n'], ['flush', '<<-EOT\n    a\n\n      b\n    EOT', 'a\n\n  b\n'], ['with an indented end marker', '<<EOT\na\n  EOT', 'a\n'],
  ['empty', '<<EOT\nEOT', ''], ['with an escape', '<<EOT\n$${a} "x"\\n\nEOT', '${a} "x"\\n\n'],
])('decodes a heredoc: %s', (_name, source, value) => {
  expect(nodeOf(`x = ${source}\n`, 'x')).toMatchObject({ kind: 'scalar', style: 'heredoc', value });
});

test.each([
  'x = "${var.a}"', 'x = "%{ if a }b%{ endif }"', 'x = !true', 'x = 1 + 2', 'x = a.b[0].c', 'x = a.*.b', 'x = a[*].b', 'x = f(1, [2]...)', 'x = provider::aws::arn_parse("a")',
  'x = [for k, v in m : k if v]', 'x = { for k, v in m : k => v... }', 'x = (1)', 'x = a ? b : c', 'x = "%${v}"', 'x = <<EOT\n${a}\nEOT', 'x = "a${"b${c}"}"', 'x = f(\n  a,\n)', 'x = a.0.1',
])('reads %s as an expression without problems', (text) => {
  const document = readDocument('a.tf', `${text}\n`);
  expect(document.problems).toEqual([]);
  expect(findNode(document, { path: ['x'] })?.kind).toBe('expr');
});

test('reads objects however their entries are parted', () => {
  const node = nodeOf('x = { a = 1, b : 2\n  "c d" = 3,\n  1 = 4\n (e) = 5 }\n', 'x');
  expect(node.children.map((child) => [child.path.at(-1), child.value])).toEqual([['a', 1], ['b', 2], ['c d', 3], ['1', 4], ['(e)', 5]]);
});

test.each([
  ['two values on a line', 'a = 1 b = 2'], ['a line break before =', 'a\n= 1'], ['a string over lines', 'a = "b\nc"'], ['a carriage return in a string', 'a = "b\rc"'], ['a carriage return in a heredoc', 'a = <<E\nb\rc\nE'], ['a splat in a splat', 'a = b.*.c.*.d'], ['single quotes', "a = 'b'"], ['an unclosed block', 'a {\n  b = 1\n'],
  ['an unclosed bracket', 'a = [1,\n'], ['an unknown escape', 'a = "\\q"'], ['a missing value', 'a =\n'], ['HCL 1 keys', '"a" = 1'], ['two entries in a one-line block', 'a { b = 1, c = 2 }'],
  ['an interpolated label', 'a "${b}" {}'], ['a heredoc without its end', 'a = <<EOT\nb\n'], ['an unclosed comment', 'a = 1 /* b'], ['an unbalanced directive', 'a = "%{ if b }c"'], ['a stray brace', '}'],
  ['an object without =', 'a = { b }'], ['a semicolon', 'a = 1;'],
])('reports %s', (_name, text) => {
  expect(readDocument('a.tf', `${text}\n`).problems.map((problem) => problem.severity)).toContain('error');
});

test('reports every problem, and reads what stands between', () => {
  const text = 'a = 1\nb = [1,\nc = 3\nd {\n  e = \n  f = 6\n}\ng = 7\n';
  const document = readDocument('a.tf', text);
  expect(document.problems.map((problem) => text.slice(0, problem.range.start).split('\n').length)).toEqual([3, 5]);
  expect(findNode(document, { path: ['c'] })?.value).toBe(3);
  expect(findNode(document, { path: ['d', 'f'] })?.value).toBe(6);
  expect(findNode(document, { path: ['g'] })?.value).toBe(7);
});

test('reports an argument that is set twice and locks both', () => {
  const document = readDocument('a.tf', 'a = 1\nb = 2\na = 3\n');
  expect(document.problems).toMatchObject([{ code: 'DUPLICATE_KEY', range: { start: 12, end: 13 } }]);
  expect(findNode(document, { path: ['a'] })?.editable).toMatchObject({ code: 'DUPLICATE_KEY' });
});

test('gives comments to what they stand beside', () => {
  const text = fixture('service.tf');
  const volume = nodeOf(text, 'resource', 'aws_instance', 'api', 'root_block_device');
  expect(volume.comments?.map(({ place, text: comment }) => [place, comment.slice(0, 22)])).toEqual([['before', '/* The volume is sized']]);
  expect(nodeOf(text, 'resource', 'aws_security_group', 'api', 'description').comments).toMatchObject([{ place: 'after', text: '// from the load balancer alone' }]);
  const blocks = nodeOf(text, 'resource', 'aws_security_group', 'api', 'ingress', 1, 'cidr_blocks');
  expect(blocks.children.map((child) => child.comments?.[0]?.text)).toEqual(['# zone a', '# zone b']);
});

test('refuses nesting that would exhaust the stack, with a problem', () => {
  for (const [open, close] of [['[', ']'], ['{a=', '}'], ['(', ')'], ['"${', '}"'], ['!(', ')'], ['f(', ')']] as const) {
    const document = readDocument('a.tf', `x = ${open.repeat(20_000)}1${close.repeat(20_000)}\n`);
    expect(document.problems[0]?.message).toContain('nesting');
  }
  expect(readDocument('a.tf', `${'a {\n'.repeat(5000)}${'}\n'.repeat(5000)}`).problems.length).toBeGreaterThan(0);
});
