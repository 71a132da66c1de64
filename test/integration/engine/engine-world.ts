import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Box, startBox } from '../../../main/box/start-box.ts';
import { addProject, addToken, addUser } from '../../../main/box/seed.ts';
import { createEngine, type Engine } from '../../../main/engine/create-engine.ts';
import { editDocument, hashText, type Operation, readDocument } from '../../../shared/edit/index.ts';
import type { ChannelName, Input, Output } from '../../../shared/contract/channels.ts';
import type { AppEvent } from '../../../shared/contract/events.ts';
import type { DraftDocument } from '../../../shared/model/draft.ts';
import type { Failure } from '../../../shared/model/failure.ts';

/** A failed call, for `rejects.toMatchObject({ failure: { code } })`. */
class CallFailure extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(`${failure.code}: ${failure.message}`);
    this.failure = failure;
  }
}

/** An engine that tests call with types. */
export interface TestEngine {
  readonly engine: Engine;
  readonly events: AppEvent[];
  readonly tokens: Map<string, string>;
  call<Name extends ChannelName>(channel: Name, input: Input<Name>): Promise<Output<Name>>;
}

/** Makes an engine on a folder; tokens are kept in `tokens`, which can be handed on to a second engine. */
export function openEngine(dataDir: string, options: { tokens?: Map<string, string>; now?: () => number; background?: boolean } = {}): TestEngine {
  const tokens = options.tokens ?? new Map<string, string>();
  const events: AppEvent[] = [];
  const engine = createEngine({
    dataDir, emit: (event) => { events.push(event); }, background: options.background ?? false, ...(options.now ? { now: options.now } : {}),
    secrets: {
      get: (id) => Promise.resolve(tokens.get(id) ?? null),
      set: (id, token) => { tokens.set(id, token); return Promise.resolve('session'); },
      delete: (id) => { tokens.delete(id); return Promise.resolve(); },
    },
  });
  return {
    engine, events, tokens,
    call: async <Name extends ChannelName>(channel: Name, input: Input<Name>) => {
      const envelope = await engine.call(channel, input);
      if (!envelope.ok) throw new CallFailure(envelope.error);
      return envelope.value as Output<Name>;
    },
  };
}

/** A temporary folder that `dispose` removes. */
export async function temporaryFolder(): Promise<{ readonly dir: string; dispose(): Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'fairlead-test-'));
  return { dir, dispose: () => rm(dir, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A `git fast-import` stream with one commit for each set of files. */
export function history(...commits: readonly Readonly<Record<string, string>>[]): string {
  return commits.map((files, index) => {
    const changes = Object.entries(files).map(([path, text]) => `M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`).join('');
    return `commit refs/heads/main\ncommitter Ann <ann@example.invalid> ${1_700_000_000 + index * 3600} +0000\ndata 6\nchange\n${changes}\n`;
  }).join('');
}

/** A box with one project and one account holder, and an engine that has cloned it. */
export interface World extends TestEngine {
  readonly box: Box;
  readonly token: string;
  readonly dataDir: string;
  readonly accountId: string;
  readonly repositoryId: string;
  /** The bare repository on the box's side, for the real git. */
  readonly remoteDir: string;
  dispose(): Promise<void>;
}

/** Starts box and engine, adds the account, clones `platform/infra` made of these commits. */
export async function startWorld(...commits: readonly Readonly<Record<string, string>>[]): Promise<World> {
  const folder = await temporaryFolder();
  const box = await startBox({ dataDir: join(folder.dir, 'box') });
  const ann = addUser(box.world, { username: 'ann', name: 'Ann Example', email: 'ann@example.invalid' });
  const ben = addUser(box.world, { username: 'ben', name: 'Ben Example', email: 'ben@example.invalid' });
  const token = addToken(box.world, ann);
  const members = [{ userId: ann.id, accessLevel: 40 }, { userId: ben.id, accessLevel: 40 }];
  const project = await addProject(box.world, { path: 'platform/infra', name: 'infra', members, labels: [{ name: 'prod', color: '#ff0000', description: '' }], history: history(...commits) });
  const dataDir = join(folder.dir, 'data');
  const test = openEngine(dataDir);
  const account = await test.call('account.add', { forge: 'gitlab', baseUrl: box.url, token });
  const repository = await test.call('repository.add', { url: `${box.url}/platform/infra.git`, accountId: account.id });
  await test.call('repository.fetch', { id: repository.id });
  return {
    ...test, box, token, dataDir, accountId: account.id, repositoryId: repository.id, remoteDir: box.world.repository(project).directory,
    dispose: async () => {
      await test.engine.dispose();
      await box.close();
      await folder.dispose();
    },
  };
}

/** Makes a form edit in a draft as the window does: plans it on the present text and sends the splices. */
export async function editField(test: TestEngine, place: { draftId: string; path: string }, operation: Exclude<Operation, { op: 'add-document' | 'remove-document' }>): Promise<DraftDocument> {
  const { text } = await test.call('draft.document', place);
  const planned = editDocument(readDocument(place.path, text ?? ''), [operation]);
  if (!planned.ok) throw new Error(planned.error.message);
  return test.call('draft.edit', {
    draftId: place.draftId,
    edit: {
      path: place.path, kind: 'field', label: operation.path.join('.'), target: { document: 0, path: [...operation.path] }, operations: [operation],
      splices: [...planned.value.plan.splices], beforeHash: hashText(text ?? ''), coalesce: true,
    },
  });
}

/** Types into a file: everything from `from` on becomes `to`. */
export async function typeText(test: TestEngine, place: { draftId: string; path: string }, change: { from: string; to: string }): Promise<DraftDocument> {
  const { text } = await test.call('draft.document', place);
  const before = text ?? '';
  const start = before.indexOf(change.from);
  if (start < 0) throw new Error(`there is no ${change.from} in the text`);
  return test.call('draft.edit', {
    draftId: place.draftId,
    edit: {
      path: place.path, kind: 'text', label: 'Typed', target: null, operations: [], splices: [{ start, end: start + change.from.length, text: change.to }],
      beforeHash: hashText(before), coalesce: false,
    },
  });
}
