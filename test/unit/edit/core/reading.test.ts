import { expect, test } from 'vitest';
import { decodeText, detectKind, findNode, hashText, nodeAt, planEdits, readBytes, readDocument } from '../../../../shared/edit/index.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  ['main.tf', '', 'hcl'], ['x/terraform.tfvars', '', 'hcl'], ['a.yml', '', 'yaml'], ['Chart.lock', '', 'yaml'], ['a.json', '', 'json'], ['tsconfig.json', '', 'jsonc'],
  ['.vscode/settings.json', '', 'jsonc'], ['pyproject.toml', '', 'toml'], ['.env', '', 'dotenv'], ['.env.production', '', 'dotenv'], ['prod.env', '', 'dotenv'], ['ansible.cfg', '[defaults]\n', 'ini'],
  ['inventory/hosts', '', 'ini'], ['app.service', '', 'ini'], ['nginx.conf', 'server {\n}\n', 'text'], ['my.cnf', '[mysqld]\nx=1\n', 'ini'], ['README.md', '', 'text'], ['LICENSE', 'x', 'text'],
  ['noext', '---\na: 1\n', 'yaml'], ['noext', '# c\napiVersion: v1\n', 'yaml'], ['noext', '{"a": 1}', 'json'], ['noext', '[a]\nb=1\n', 'ini'], ['run', '#!/bin/sh\n---\n', 'text'], ['a.yaml.j2', '', 'yaml'],
])('knows the kind of %s (%j)', (path, text, kind) => {
  expect(detectKind(path, text).kind).toBe(kind);
});

test.each([
  ['a.yaml', 'version https://git-lfs.github.com/spec/v1\noid sha256:1\n', 'LFS_POINTER'], ['group_vars/vault.yml', '$ANSIBLE_VAULT;1.1;AES256\n31\n', 'ENCRYPTED'],
  ['a.yaml', 'a: ENC[AES256_GCM,data:x]\nsops:\n  mac: x\n', 'ENCRYPTED'], ['a.yaml', 'a\0b', 'BINARY'], ['a.tpl', 'a', 'TEMPLATED'], ['a.md', 'x', 'NO_ADAPTER'], ['a.toml', 'x'.repeat(2_100_000), 'TOO_LARGE'],
])('leaves %s as text, and says why', (path, text, code) => {
  const document = readDocument(path, text);
  expect(document.readOnly?.code).toBe(code);
  const planned = planEdits(document, [{ op: 'set', path: ['a'], value: 1 }]);
  expect(planned.ok ? '' : planned.error.code).toBe(code);
});

test('decodes strictly, and keeps the byte order mark', () => {
  expect(decodeText(bytes('\uFEFFa: é'))).toEqual({ ok: true, value: '\uFEFFa: é' });
  expect(decodeText(new Uint8Array([0x61, 0xff]))).toMatchObject({ ok: false, error: { code: 'NOT_UTF8' } });
  expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0]))).toMatchObject({ ok: false, error: { code: 'NOT_UTF8' } });
  expect(decodeText(new Uint8Array([0x61, 0, 0x62]))).toMatchObject({ ok: false, error: { code: 'BINARY' } });
  expect(readBytes('a.yaml', new Uint8Array([0xff])).readOnly?.code).toBe('NOT_UTF8');
});

test('finds nodes by path and by offset', () => {
  const document = readDocument('a.yaml', 'a:\n- b: 1\n1: x\n---\nc: 2\n');
  expect(findNode(document, { path: ['a', 0, 'b'] })?.value).toBe(1);
  expect(findNode(document, { path: [1] })?.value).toBe('x');
  expect(findNode(document, { document: 1, path: ['c'] })?.value).toBe(2);
  expect(findNode(document, { path: ['a', 5] })).toBeUndefined();
  expect(nodeAt(document, document.text.indexOf('1'))?.path).toEqual(['a', 0, 'b']);
});

test('a byte order mark and CRLF move no range', () => {
  const text = '\uFEFFa: "x"\r\nb: [1]\r\n';
  const document = readDocument('a.yaml', text);
  const source = (path: readonly (string | number)[]): string => {
    const node = findNode(document, { path });
    return text.slice(node?.valueRange?.start, node?.valueRange?.end);
  };
  expect([source(['a']), source(['b']), source(['b', 0])]).toEqual(['"x"', '[1]', '1']);
});

test('hashes differ where texts do', () => {
  const hashes = new Set(Array.from({ length: 5000 }, (_, index) => hashText(`a: ${index}\n`)));
  expect(hashes.size).toBe(5000);
  expect(hashText('')).toMatch(/^[0-9a-f]{16}$/);
});

test('gives the same tree for a document that came from another process', () => {
  const document = structuredClone(readDocument('a.yaml', 'a: 1\n'));
  const planned = planEdits(document, [{ op: 'set', path: ['a'], value: 2 }]);
  expect(planned.ok && planned.value.text).toBe('a: 2\n');
});

test('looks for the kind of a file without ending in no time, however many blank lines it begins with', () => {
  const started = performance.now();
  expect(readDocument('bin/tool', `${'\n'.repeat(3000)}x`).kind).toBe('text');
  expect(readDocument('bin/tool', `${' \n\r\n'.repeat(200)}# about\n\napiVersion: v1\n`).kind).toBe('yaml');
  expect(performance.now() - started).toBeLessThan(2000);
});

test.each([
  ['a.json', (deep: number) => '['.repeat(deep)], ['a.yaml', (deep: number) => `a: ${'['.repeat(deep)}${']'.repeat(deep)}\n`], ['b.yaml', (deep: number) => `${'- '.repeat(deep)}x\n`],
  ['a.toml', (deep: number) => `a = ${'['.repeat(deep)}`], ['b.toml', (deep: number) => `a = 1\na = 2\nb = ${'{c = '.repeat(deep)}1${'}'.repeat(deep)}\n`], ['a.tf', (deep: number) => `a = ${'['.repeat(deep)}${']'.repeat(deep)}\n`],
])('says of %s that it nests too deeply, where, and soon', (path, build) => {
  const begun = performance.now();
  const document = readDocument(path, build(3000));
  expect(document.readOnly).toMatchObject({ code: 'TOO_DEEP', message: expect.stringContaining('nesting is deeper than') as string });
  expect(document.readOnly?.range).toBeDefined();
  expect(performance.now() - begun).toBeLessThan(5000);
});
