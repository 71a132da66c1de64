import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFaultLog } from '../../../main/engine/fault-log.ts';
import { askMainProcess, type MainProcess } from '../../../main/engine/main-process.ts';
import { guardSecrets } from '../../../main/engine/guarded-secrets.ts';
import { createTasks } from '../../../main/use-cases/tasks.ts';
import { dataFolder } from '../../../main/cli/data-folder.ts';
import { locateField, readFieldName } from '../../../main/cli/field-path.ts';
import { readDocument } from '../../../shared/edit/index.ts';

let dir: string;
beforeEach(() => { dir = mkdtempSync(join(tmpdir(), 'fairlead-parts-')); });
afterEach(() => { rmSync(dir, { recursive: true, force: true }); });

test('keeps a new token in memory when the keyring does not answer, and says so', async () => {
  const told: string[] = [];
  const never = () => new Promise<never>(() => { /* A keyring that waits for its password. */ });
  const secrets = guardSecrets({ get: never, set: never, delete: never }, { patienceMs: 20, onLocked: (error) => { told.push(error.code); } });
  expect(await secrets.set('a_1', 'token')).toBe('session');
  expect(told).toEqual(['KEYRING_LOCKED']);
  expect(await secrets.get('a_1')).toBe('token');
  expect(secrets.seen()).toEqual(['token']);
  await expect(secrets.get('a_2')).rejects.toMatchObject({ code: 'KEYRING_LOCKED' });
  await expect(secrets.delete('a_1')).rejects.toMatchObject({ code: 'KEYRING_LOCKED' });
  await expect(secrets.get('a_1')).rejects.toMatchObject({ code: 'KEYRING_LOCKED' });
});

test('logs a fault under its id, without tokens, in files that do not grow for ever', () => {
  const log = openFaultLog(dir, () => ['my-secret-token']);
  const id = log.fault(new Error('asked with my-secret-token at https://user:pass@x.example/'), 'request.get');
  const text = readFileSync(join(dir, 'logs', 'engine.log'), 'utf8');
  expect(text).toContain(`${id} request.get`);
  expect(text).not.toMatch(/my-secret-token|user:pass/);
  for (let count = 0; count < 30; count++) log.fault(new Error('x'.repeat(200_000)), 'draft.edit');
  expect(readdirSync(join(dir, 'logs')).toSorted()).toEqual(['engine.log', 'engine.log.1', 'engine.log.2', 'engine.log.3']);
});

test('runs a task once however often it is asked for, and waits for it when it cancels it', async () => {
  const tasks = createTasks();
  let runs = 0;
  let ended = false;
  const work = async (signal: AbortSignal): Promise<string> => {
    runs++;
    await new Promise<void>((resolve) => { signal.addEventListener('abort', () => { setTimeout(() => { ended = true; resolve(); }, 20); }); });
    throw new Error('broken off');
  };
  const [first, second] = [tasks.run('t', work), tasks.run('t', work)];
  const both = Promise.allSettled([first, second]);
  await Promise.resolve();
  await tasks.cancel('t');
  expect([runs, ended, tasks.isRunning('t')]).toEqual([1, true, false]);
  for (const result of await both) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'CANCELLED' } });
  await tasks.cancel('t');
});

test('finds the data folder where the window has it', () => {
  expect(dataFolder(undefined, { XDG_CONFIG_HOME: '/home/a/.cfg' }, 'linux')).toBe('/home/a/.cfg/Fairlead/data');
  expect(dataFolder(undefined, { FAIRLEAD_DATA_DIR: '/data' }, 'linux')).toBe('/data');
  expect(dataFolder('/named', { FAIRLEAD_DATA_DIR: '/data' }, 'linux')).toBe('/named');
});

test.each([
  ['spec.replicas', ['spec', 'replicas']], ['spec.containers[1].image', ['spec', 'containers', 1, 'image']], ['spec.containers[side].image', ['spec', 'containers', 1, 'image']],
  ['spec.containers[name=api]', ['spec', 'containers', 0]], ['"a.b/c".d', ['a.b/c', 'd']], ['["spec","containers",0]', ['spec', 'containers', 0]], ['spec.absent', ['spec', 'absent']],
])('understands %s as the name of a field', (name, path) => {
  const text = 'spec:\n  replicas: 1\n  containers:\n    - name: api\n      image: a\n    - name: side\n      image: b\na.b/c:\n  d: 1\n';
  expect(locateField(readDocument('x.yaml', text), readFieldName(name)).path).toEqual(path);
});

test('understands documents by number and title, and blocks of HCL', () => {
  const two = readDocument('x.yaml', 'kind: Deployment\nmetadata: {name: api}\na: 1\n---\nkind: Service\nmetadata: {name: api}\na: 2\n');
  expect(locateField(two, readFieldName('1:a'))).toMatchObject({ document: 1, node: { value: 2 } });
  expect(locateField(two, readFieldName('Service/api:a'))).toMatchObject({ document: 1 });
  expect(() => locateField(two, readFieldName('Job/x:a'))).toThrow('no document');
  expect(() => readFieldName('a..b')).toThrow('does not name a field');
  const hcl = readDocument('main.tf', 'resource "aws_instance" "web" {\n  ami = "a"\n}\n');
  expect(locateField(hcl, readFieldName('resource.aws_instance.web.ami'))).toMatchObject({ path: ['resource', 'aws_instance', 'web', 'ami'], node: { value: 'a' } });
});

test('a token that could not be deleted is told, and a deleted one is not', async () => {
  const failures: string[] = [];
  const main: MainProcess = askMainProcess((message) => {
    if (message.kind === 'secret.delete') queueMicrotask(() => { main.receive({ kind: 'secret.reply', id: message.id, ...(failures[0] === undefined ? {} : { failure: failures[0] }) }); });
  });
  await main.secrets.delete('a_1');
  failures.push('ENOSPC');
  await expect(main.secrets.delete('a_1')).rejects.toMatchObject({ code: 'TOKEN_NOT_DELETED', data: { detail: 'ENOSPC' } });
});
