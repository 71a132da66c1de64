import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runEdit } from '../../../../main/cli/commands/edit.ts';

/** An example of the documentation: the file's name, the operation as written, the text before and after. */
interface Example {
  readonly file: string;
  readonly operation: string;
  readonly before: string;
  readonly after: string;
}

const page = readFileSync(new URL('../../../../shared/edit/README.md', import.meta.url), 'utf8');
const examples: readonly Example[] = [...page.matchAll(/^```edit (\S+)\n(.*)\n([\s\S]*?\n)->\n([\s\S]*?)^```$/gm)]
  .map(([, file = '', operation = '', before = '', after = '']) => ({ file, operation, before, after }));

const folder = mkdtempSync(join(tmpdir(), 'documented-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(examples)('the documented $operation of $file does what is said', async ({ file, operation, before, after }) => {
  const [path, ops] = [join(folder, file), join(folder, 'OPS.json')];
  writeFileSync(path, before);
  writeFileSync(ops, operation);
  let out = '';
  let error = '';
  const code = await runEdit([path, '--ops', ops], {
    stdout: (part) => {
      out += typeof part === 'string' ? part : new TextDecoder().decode(part);
    },
    stderr: (part) => {
      error += part;
    },
  });
  expect({ code, out, error }).toEqual({ code: 0, out: after, error: '' });
});

test('each operation has an example', () => {
  const types = readFileSync(new URL('../../../../shared/edit/types.ts', import.meta.url), 'utf8');
  const known = [...types.matchAll(/readonly op: '([a-z-]+)'/g)].map(([, name]) => name);
  const shown = examples.flatMap(({ operation }) => [JSON.parse(operation) as { op: string } | { op: string }[]].flat().map(({ op }) => op));
  expect(known.length).toBeGreaterThan(10);
  expect(known.filter((name) => !shown.includes(name ?? ''))).toEqual([]);
});
