import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { hashText } from '../../../../shared/edit/index.ts';
import { runEdit } from '../../../../main/cli/commands/edit.ts';

const folder = mkdtempSync(join(tmpdir(), 'edit-command-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(text: string | Uint8Array, operations: unknown, ...flags: readonly string[]): Promise<{ code: number; out: string; error: string }> {
  const [file, ops] = [join(folder, 'a.yaml'), join(folder, 'ops.json')];
  writeFileSync(file, text);
  writeFileSync(ops, JSON.stringify(operations));
  let [out, error] = ['', ''];
  const code = await runEdit([file, '--ops', ops, ...flags], {
    stdout: (part) => {
      out += typeof part === 'string' ? part : new TextDecoder('utf-8', { ignoreBOM: true }).decode(part);
    },
    stderr: (part) => {
      error += part;
    },
  });
  expect(readFileSync(file).equals(Buffer.from(text))).toBe(true);
  return { code, out, error };
}

test('writes the edited file to standard output byte for byte and leaves the file alone', async () => {
  expect(await run('\uFEFFa: 1\r\nb: é', [{ op: 'set', path: ['a'], value: 2 }])).toEqual({ code: 0, out: '\uFEFFa: 2\r\nb: é', error: '' });
  const { out, ...rest } = await run('a: 1\n', { op: 'set', path: ['a'], value: 2 }, '--json');
  expect(rest).toEqual({ code: 0, error: '' });
  expect(JSON.parse(out)).toEqual({ splices: [{ start: 3, end: 4, text: '2' }], text: 'a: 2\n', hash: hashText('a: 2\n') });
});

test('a refusal writes nothing to standard output', async () => {
  const { code, out, error } = await run('a: 1\n', { op: 'set', path: ['b'], value: 2 });
  expect([code, out, JSON.parse(error)]).toEqual([1, '', { refused: { code: 'NOT_FOUND', message: 'There is nothing at b.' } }]);
});

test('operations of the wrong form are told apart from refusals', async () => {
  for (const wrong of [{ op: 'set', path: ['a'] }, { op: 'set', path: 'a', value: 1 }, { op: 'what', path: [] }, { op: 'move', path: ['a'] }, [null]]) expect((await run('a: 1\n', wrong)).code).toBe(2);
  expect(await runEdit([], { stdout: () => undefined, stderr: () => undefined })).toBe(2);
});
