import { expect, test } from 'vitest';
import { readDocument } from '../../../shared/edit/index.ts';
import { buildForm, type FieldRow, type FormModel, fieldAt, fieldsById, parseInput, searchFields } from '../../../shared/forms/index.ts';

const deployment = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api # what the others call it
  labels: &labels
    app: api
spec:
  # Two are enough outside of office hours
  replicas: 3
  template:
    metadata:
      labels: *labels
    spec:
      containers:
        - name: api
          image: "registry.example/api:1.4.0"
          resources:
            limits: { memory: 512Mi, cpu: 250m }
          args: ["--port", "8080"]
          env:
            - name: DB_PASSWORD
              value: hunter2
            - name: MODE
              value: 'on'
---
kind: Service
metadata: { name: api }
spec:
  ports: []
  clusterIP:
`;

function form(path: string, text: string): FormModel {
  return buildForm(readDocument(path, text));
}

function fields(model: FormModel): FieldRow[] {
  return [...fieldsById(model).values()];
}

function named(model: FormModel, path: string): FieldRow {
  const found = fields(model).find((field) => field.path.join('.') === path);
  if (found === undefined) throw new Error(`no field ${path}`);
  return found;
}

test('each document of a file is a section with its kind and name', () => {
  expect(form('a.yaml', deployment).sections.map((section) => section.title)).toEqual(['Deployment api', 'Service api']);
  expect(form('values.yaml', 'a: 1\n').sections.map((section) => section.title)).toEqual(['values.yaml']);
});

test('fields come in the order of the file, typed by what they hold', () => {
  const model = form('a.yaml', deployment);
  expect(fields(model).slice(0, 3).map((field) => field.label)).toEqual(['apiVersion', 'kind', 'name']);
  expect(named(model, 'spec.replicas')).toMatchObject({ type: 'number', text: '3', value: 3, hint: 'Two are enough outside of office hours', locked: null });
  expect(named(model, 'spec.clusterIP')).toMatchObject({ type: 'empty', text: '', value: null });
  expect(named(model, 'spec.template.spec.containers.0.env.1.value')).toMatchObject({ type: 'text', value: 'on', style: 'single' });
});

test('a comment at a value is its hint', () => {
  expect(named(form('a.yaml', deployment), 'metadata.name').hint).toContain('what the others call it');
});

test('headings name list items and join chains of single mappings', () => {
  const groups = [...(form('a.yaml', deployment).sections[0]?.rows ?? [])].filter((row) => row.row === 'group').map((row) => row.label);
  expect(groups).toContain('api');
  expect(groups).toContain('DB_PASSWORD');
  expect(form('b.yaml', 'a:\n  b:\n    c: 1\n').sections[0]?.rows.at(0)).toMatchObject({ row: 'group', label: 'a › b' });
});

test('aliases and empty collections are locked, with the reason', () => {
  const model = form('a.yaml', deployment);
  expect(fields(model).find((field) => field.text === '*labels' || field.locked?.code === 'ALIAS')?.locked?.code).toBe('ALIAS');
  expect(named(model, 'spec.ports').locked?.message).toMatch(/Empty list/);
});

test('quantities are told in everyday units and never changed', () => {
  const model = form('a.yaml', deployment);
  expect(named(model, 'spec.template.spec.containers.0.resources.limits.memory')).toMatchObject({ unit: '≈ 537 MB', text: '512Mi' });
  expect(named(model, 'spec.template.spec.containers.0.resources.limits.cpu').unit).toBe('0.25 cores');
  const other = form('b.yaml', 'terminationGracePeriodSeconds: 300\ninterval: 90m\nname: 5m\nsize_bytes: 1500000\n');
  expect(fields(other).map((field) => field.unit)).toEqual(['5 minutes', '1 hour 30 minutes', null, '≈ 1.5 MB']);
});

test('values that look like secrets are marked, references to secrets are not', () => {
  const text = 'password: hunter2\nsecretName: db\ntoken: ${TOKEN}\napi_key: abc\ntokenTTL: 5m\npasswordRef: x\nexistingSecret: db\nrequirePassword: x\n';
  expect(fields(form('a.yaml', text)).filter((field) => field.secret).map((field) => field.label)).toEqual(['password', 'api_key']);
  expect(named(form('s.yaml', 'kind: Secret\ndata:\n  tls.crt: QUJD\n'), 'data.tls.crt').secret).toBe(true);
});

test('blocks of Terraform are sections with their type and labels; expressions are locked', () => {
  const text = 'locals {\n  size = 3\n}\n\nresource "aws_instance" "web" {\n  ami           = var.ami\n  instance_type = "t3.micro"\n  tags = {\n    Name = "web"\n  }\n  lifecycle {\n    prevent_destroy = true\n  }\n}\n';
  const model = form('main.tf', text);
  expect(model.sections.map((section) => section.title)).toEqual(['locals', 'resource aws_instance web']);
  expect(fields(model).find((field) => field.label === 'ami')?.locked?.code).toBe('EXPRESSION');
  expect(fields(model).find((field) => field.label === 'prevent_destroy')).toMatchObject({ type: 'boolean', value: true });
  expect(form('prod.tfvars', 'a = 1\nb = "x"\n').sections.map((section) => [section.title, section.rows.length])).toEqual([['prod.tfvars', 2]]);
});

test('a file that does not parse shows what could be read, locked', () => {
  const model = form('a.yaml', 'a: 1\nb: [1, 2\nc: 3\n');
  expect(fields(model).every((field) => field.locked !== null)).toBe(true);
});

test('a templated file has no form', () => {
  expect(form('templates/x.yaml', '{{- if .Values.on }}\na: {{ .Values.a }}\n{{- end }}\n').fieldCount).toBe(0);
});

test('search finds fields by name, path, value and comment, under their headings, and never by a secret', () => {
  const model = form('a.yaml', deployment);
  expect(fields(searchFields(model, 'office')).map((field) => field.label)).toEqual(['replicas']);
  expect(fields(searchFields(model, 'limits mem')).map((field) => field.label)).toEqual(['memory']);
  expect(searchFields(model, 'hunter2').fieldCount).toBe(searchFields(model, 'no such thing').fieldCount);
  expect(searchFields(model, '')).toBe(model);
});

test('the field at a position of the text is found', () => {
  const model = form('a.yaml', deployment);
  expect(fieldAt(model, deployment.indexOf('replicas') + 3)?.label).toBe('replicas');
  expect(fieldAt(model, deployment.indexOf('1.4.0'))?.label).toBe('image');
});

test('what is typed is read by the type of its field', () => {
  expect(parseInput('number', ' 42 ')).toEqual({ ok: true, value: 42 });
  expect(parseInput('number', '4x').ok).toBe(false);
  expect(parseInput('number', '').ok).toBe(false);
  expect(parseInput('number', '12345678901234567890').ok).toBe(false);
  expect(parseInput('text', '42')).toEqual({ ok: true, value: '42' });
  expect(parseInput('empty', '42')).toEqual({ ok: true, value: 42 });
  expect(parseInput('empty', '')).toEqual({ ok: true, value: null });
});

test('long runs of blanks in comments and values cost no more than their length', () => {
  const run = ' '.repeat(100_000);
  const started = performance.now();
  for (const text of [`# x${run}y\na: 1\n`, `a: 1 # x${run}y\n`, `a: x${run}y\n`]) expect(buildForm(readDocument('a.yaml', text)).sections).toHaveLength(1);
  expect(performance.now() - started).toBeLessThan(3000);
});
