import { expect, test } from 'vitest';
import { changeTable } from '../../../shared/diff/change-table.ts';
import { branchOfTitle, messageOfChange, titleOfChange } from '../../../shared/diff/change-words.ts';
import { diffFields } from '../../../shared/diff/field-diff.ts';
import { warnOfFields, warnOfText } from '../../../main/use-cases/draft/warn-of.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
spec:
  replicas: 3
  template:
    spec:
      containers:
        - name: api
          image: "registry/api:1.2"
          env:
            - name: LEVEL
              value: info
        - name: sidecar
          image: registry/side:1
---
kind: Service
metadata:
  name: api
spec:
  ports: [80]
`;

function words(path: string, before: string | null, after: string | null): string[] {
  return diffFields({ path, before, after }).map((change) => `${change.label}: ${change.before ?? '-'} → ${change.after ?? '-'}`);
}

test('says what changed field by field, list items by their names', () => {
  const after = deployment.replace('replicas: 3', 'replicas: 5').replace('api:1.2', 'api:1.3').replace('value: info', 'value: debug').replace('[80]', '[80, 81]');
  expect(words('api.yaml', deployment, after)).toEqual([
    'Deployment api › spec › replicas: 3 → 5',
    'Deployment api › spec › template › spec › containers › api › image: registry/api:1.2 → registry/api:1.3',
    'Deployment api › spec › template › spec › containers › api › env › LEVEL › value: info → debug',
    'Service api › spec › ports › #2: - → 81',
  ]);
});

test('does not call moved items or documents changed', () => {
  const [first = '', second = ''] = deployment.split('---\n');
  expect(words('api.yaml', deployment, `${second}---\n${first}`)).toEqual(['Text: 7 lines → 7 lines'].map(() => expect.stringContaining('Text:')));
  const list = 'items:\n  - name: a\n    v: 1\n  - name: b\n    v: 2\n';
  expect(words('x.yaml', list, 'items:\n  - name: b\n    v: 3\n  - name: a\n    v: 1\n')).toEqual(['items › b › v: 2 → 3']);
});

test('tells a string from the number it looks like', () => {
  expect(words('x.yaml', 'a: 1\n', 'a: "1"\n')).toEqual(['a: 1 → "1"']);
  expect(words('x.json', '{"a": null}', '{"a": ""}')).toEqual(['a: null → ""']);
});

test('names blocks and attributes of HCL', () => {
  const before = 'resource "aws_instance" "web" {\n  ami   = "a"\n  count = 1\n}\n';
  expect(words('main.tf', before, before.replace('count = 1', 'count = 2'))).toEqual(['resource aws_instance web › count: 1 → 2']);
  expect(words('main.tf', before, `${before}\nmodule "vpc" {\n  cidr = var.cidr\n}\n`)[0]).toBe('module vpc: - → {\n  cidr = var.cidr\n}');
});

test('counts lines where there are no fields to speak of', () => {
  expect(words('README.md', 'a\nb\n', 'a\nc\nd\n')).toEqual(['Text: 1 line → 2 lines']);
  expect(words('x.yaml', 'a: 1 # one\n', 'a: 1 # uno\n')).toEqual(['Text: 1 line → 1 line']);
  expect(words('new.yaml', null, 'a: 1\nb: 2\n')).toEqual(['New file: - → 2 lines']);
  expect(words('old.yaml', 'a: 1\n', null)).toEqual(['File deleted: 1 line → -']);
  expect(words('x.yaml', 'a: 1\n', 'a: 1\n')).toEqual([]);
});

test('gives a change a title that says it', () => {
  const changes = (path: string, before: string | null, after: string | null) => diffFields({ path, before, after });
  const one = changes('envs/prod/api.yaml', deployment, deployment.replace('replicas: 3', 'replicas: 5'));
  expect(titleOfChange(one)).toBe('Set replicas to 5 in prod/api');
  expect(titleOfChange([...one, ...changes('envs/dev/api.yaml', deployment, deployment.replace('replicas: 3', 'replicas: 5'))])).toBe('Set replicas to 5 in 2 files');
  expect(titleOfChange(changes('v/values.yaml', 'a: 1\nb: 2\n', 'a: 2\nb: 3\n'))).toBe('Change a and b in v/values');
  expect(titleOfChange(changes('v/new.yaml', null, 'a: 1\n'))).toBe('Add v/new');
  expect(titleOfChange(changes('v/x.yaml', 'a: 1\nb: 2\n', 'a: 1\n'))).toBe('Remove b from v/x');
  expect(titleOfChange(changes('v/x.yaml', 'password: a\n', 'password: hunter2\n'))).toBe('Change password in v/x');
  expect(messageOfChange(changes('v/values.yaml', 'a: 1\nb: 2\n', 'a: 2\nb: 3\n'), 'T')).toBe('T\n\n- v/values.yaml: a 1 → 2\n- v/values.yaml: b 2 → 3');
  expect(branchOfTitle('Set replicas to 5 in prod/API!', 'd_AbC-9x_Y')).toBe('fairlead/set-replicas-to-5-in-prod-api-c9xy');
});

test('writes a Markdown table that no value can break out of, and hides what looks secret', () => {
  const table = changeTable([
    { path: 'a|b.yaml', document: 0, field: ['x'], label: 'x | <b> *y*', before: 'a`b', after: 'line\nbreak | pipe' },
    { path: 's.yaml', document: 0, field: ['db_password'], label: 'db_password', before: 'old', after: 'hunter2' },
  ]);
  expect(table.split('\n')).toEqual([
    '| File | Field | Before | After |', '| --- | --- | --- | --- |', '| `a\\|b.yaml` | x \\| \\<b\\> \\*y\\* | ``a`b`` | `line break \\| pipe` |',
    '| `s.yaml` | db\\_password | `(hidden)` | `(hidden)` |',
  ]);
});

test('warns of production, of nothing left running, of secrets in clear and of protection turned off', () => {
  type Values = readonly [before: string, after: string];
  const change = (field: string, [before, after]: Values, path = 'envs/dev/x.yaml') => ({ path, document: 0, field: [field], label: field, before, after });
  const codes = (...changes: ReturnType<typeof change>[]) => warnOfFields(changes).map((warning) => warning.code);
  expect(codes(change('replicas', ['3', '0']))).toEqual(['SCALE_TO_ZERO']);
  expect(codes(change('replicas', ['3', '1'], 'envs/prod/x.yaml'))).toEqual(['PRODUCTION']);
  expect(codes(change('password', ['a', 'hunter2']))).toEqual(['SECRET']);
  expect(codes(change('password_file', ['a', '/run/x']))).toEqual([]);
  expect(codes(change('deletion_protection', ['true', 'false']))).toEqual(['PROTECTION_OFF']);
  expect(codes(change('product', ['a', 'b'], 'envs/products/x.yaml'))).toEqual([]);
  expect(warnOfText('x', '', `key: ${'AKIA'}${'ABCDEFGHIJKLMNOP'}`)).toMatchObject([{ code: 'SECRET' }]);
});

test('nesting deeper than the stack is counted in lines, and deep lists cost no more than their text', () => {
  const ladder = (value: number): string => `${Array.from({ length: 3000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')} ${value}\n`;
  expect(diffFields({ path: 'a.yaml', before: ladder(1), after: ladder(2) })).toHaveLength(1);
  const nested = (value: number): string => '['.repeat(700) + String(value) + ']'.repeat(700);
  const started = performance.now();
  expect(diffFields({ path: 'a.json', before: nested(1), after: nested(2) })).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(4000);
});
