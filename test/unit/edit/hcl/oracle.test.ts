import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { parse } from '@cdktn/hcl2json';
import { expect, test } from 'vitest';
import { editDocument, type Node, type Operation, planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { Random } from '../../../bench/fidelity/random.ts';
import { EditSource } from '../../../bench/fidelity/random-edit.ts';
import { editable } from '../../../harness/edit-text.ts';

const folder = new URL('../../../fixtures/edit/hcl/', import.meta.url);
const fixtures = readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const);
/** hcl2json cannot show a file that has bare and labelled blocks of one type. */
const readable = fixtures.filter(([name]) => name !== 'terragrunt.hcl');
const variants: readonly (readonly [string, (text: string) => string])[] = [
  ['as they are', (text) => text], ['with CRLF', (text) => text.replaceAll('\n', '\r\n')], ['with a byte order mark and no final line break', (text) => `\uFEFF${text.trimEnd()}`],
];

const terraform = spawnSync('terraform', ['version'], { stdio: 'ignore' }).status === 0;

/** What hcl2json shows for a literal: interpolations escaped again, as if in source. */
function shown(node: Node): unknown {
  if (node.kind === 'seq') return node.children.map(shown);
  if (node.kind === 'map') return Object.fromEntries(node.children.map((child) => [String(child.path.at(-1)), shown(child)]));
  if (node.kind !== 'scalar') return undefined;
  return typeof node.value === 'string' ? node.value.normalize('NFC').replaceAll('${', () => '$${').replaceAll('%{', () => '%%{') : node.value;
}

function literals(root: Node): Node[] {
  return root.children.flatMap((child) => (child.kind === 'block' ? literals(child) : child.kind === 'scalar' ? [child] : []));
}

function lookUp(json: unknown, path: readonly (string | number)[]): unknown {
  let at: unknown = json;
  for (const segment of path) {
    if (Array.isArray(at) && typeof segment === 'string') at = at[0];
    at = (at as Record<string | number, unknown> | undefined)?.[segment];
  }
  return at;
}

test.each(variants)('decodes every literal as Terraform does, %s', async (_name, change) => {
  for (const [name, original] of readable) {
    const text = change(original);
    const json = await parse(name, text);
    const found = literals(editable(name, text).roots[0] as Node);
    for (const node of found) expect([name, node.path, lookUp(json, node.path)]).toEqual([name, node.path, shown(node)]);
  }
});

test.each(variants)('sets any literal to any text and changes nothing else, %s', async (_name, change) => {
  const random = new Random(5);
  for (const [name, original] of readable) {
    const text = change(original);
    const document = editable(name, text);
    const before: unknown = await parse(name, text);
    for (const node of literals(document.roots[0] as Node)) {
      const value = random.pick(['', '${x}', '$${x}', '%{x}', '"\\\n\t', 'é😀\u0001', 'EOT\n', 7, false, null]);
      const planned = planEdits(document, [{ op: 'set', path: node.path, value }]);
      if (!planned.ok) throw new Error(`${name} ${node.path.join('.')}: ${planned.error.message}`);
      const expected = structuredClone(before);
      const parent = lookUp(expected, node.path.slice(0, -1));
      const holder = (Array.isArray(parent) ? parent[0] : parent) as Record<string, unknown>;
      holder[String(node.path.at(-1))] = shown({ ...node, value });
      expect(await parse(name, planned.value.text)).toEqual(expected);
    }
  }
});

test.skipIf(!terraform)('keeps files clean for terraform fmt through random edits of every kind', () => {
  const work = mkdtempSync(join(tmpdir(), 'fairlead-fmt-'));
  try {
    const made: Operation[] = [];
    for (const [name, text] of fixtures) {
      if (name === 'handmade.tf') continue;
      const document = editable(name, text);
      const source = new EditSource(document, new Random(11));
      for (let tries = 0; tries < 150; tries += 1) {
        const operation = source.next();
        const planned = operation && planEdits(document, [operation]);
        if (operation === undefined || planned?.ok !== true || planned.value.text.trim() === '') continue;
        writeFileSync(join(work, `${made.length}.tf`), planned.value.text);
        made.push(operation);
      }
    }
    expect(made.length).toBeGreaterThan(300);
    const { stdout, stderr, status } = spawnSync('terraform', ['fmt', '-list=true', '-write=false', work], { encoding: 'utf8', env: { ...process.env, TF_CLI_CONFIG_FILE: '/dev/null', CHECKPOINT_DISABLE: '1' } });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout.split('\n').filter((line) => line !== '').map((file) => made[Number(basename(file, '.tf'))])).toEqual([]);
  } finally {
    rmSync(work, { recursive: true });
  }
});

test('changes one line only where a file is not as terraform fmt would have it', () => {
  const text = fixtures.find(([name]) => name === 'handmade.tf')?.[1] ?? '';
  const path = ['resource', 'aws_s3_bucket', 'logs'];
  const planned = planEdits(readDocument('handmade.tf', text), [{ op: 'set', path: [...path, 'bucket'], value: 'a much longer name' }]);
  expect(planned.ok && planned.value.text).toBe(text.replace('"logs"\n', '"a much longer name"\n'));
  const inserted = planEdits(readDocument('handmade.tf', text), [{ op: 'insert', path, key: 'a_longer_argument', value: 1, index: 1 }]);
  expect(inserted.ok && inserted.value.text).toBe(text.replace('    acl', '    a_longer_argument = 1\n    acl'));
});

test('judges an edit by the part that it touched as by the whole file', () => {
  const text = Array.from({ length: 12 }, (_, index) => (fixtures.find(([name]) => name === 'service.tf')?.[1] ?? '').replaceAll('"api"', `"api_${index}"`)).join('\n');
  let document = editable('a.tf', text);
  const random = new Random(29);
  let made = 0;
  for (let tries = 0; tries < 150; tries += 1) {
    const operation = new EditSource(document, random).next();
    const edited = operation && editDocument(document, [operation]);
    if (operation === undefined || edited?.ok !== true) continue;
    made += 1;
    document = edited.value.document;
    expect([operation, document.problems]).toEqual([operation, []]);
    expect(document.roots).toEqual(readDocument('a.tf', document.text).roots);
  }
  expect(made).toBeGreaterThan(100);
});
