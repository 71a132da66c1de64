import type { ChannelName, Input, Output } from '../../shared/contract/channels.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { Draft } from '../../shared/model/draft.ts';
import type { Repository } from '../../shared/model/repository.ts';
import { createEngine, type Engine } from '../engine/create-engine.ts';
import { UsageError } from './usage-error.ts';
import { openSecrets, type CliSecrets } from './secret-store.ts';

/** Where output goes, and where a token may be read from. */
export interface CliIo {
  readonly stdout: (text: string | Uint8Array) => void;
  readonly stderr: (text: string) => void;
  readonly readStdin: () => Promise<string>;
}

/** What a command works with: the engine, opened when it is first called. */
export interface Session {
  readonly io: CliIo;
  /** Calls the engine; throws the failure as an AppError. */
  call<Name extends ChannelName>(channel: Name, input: Input<Name>): Promise<Output<Name>>;
  readonly secrets: CliSecrets;
  /** The repository of a name, id or address; without one the only one there is. */
  repository(selector: string | undefined): Promise<Repository>;
  /** The draft of an id or title; without one the open draft that was changed last. */
  draft(selector: string | undefined, repository?: Repository): Promise<Draft>;
  dispose(): Promise<void>;
}

/** How a session is opened. */
export interface SessionOptions {
  readonly io: CliIo;
  readonly dataDir: string;
  readonly insecureStore: boolean;
  readonly onEvent: (event: AppEvent) => void;
}

/** Opens a session on a data folder. */
export function openSession({ io, dataDir, insecureStore, onEvent }: SessionOptions): Session {
  const secrets = openSecrets({ dataDir, insecure: insecureStore });
  let engine: Engine | undefined;
  const call = async <Name extends ChannelName>(channel: Name, input: Input<Name>): Promise<Output<Name>> => {
    engine ??= createEngine({ dataDir, secrets: secrets.secrets, emit: onEvent, background: false });
    const envelope = await engine.call(channel, input);
    if (!envelope.ok) throw new AppError(envelope.error.code, envelope.error.data);
    // The engine has parsed its output by the channel's schema.
    return envelope.value as Output<Name>;
  };
  return {
    io, call, secrets,
    repository: async (selector) => pickRepository(await call('repository.list', {}), selector),
    draft: async (selector, repository) => pickDraft(await call('draft.list', { repositoryId: repository?.id ?? null }), selector),
    dispose: async () => { await engine?.dispose(); },
  };
}

function pickRepository(all: readonly Repository[], selector: string | undefined): Repository {
  if (selector === undefined) {
    const [only, ...more] = all;
    if (only && more.length === 0) return only;
    throw new UsageError(only ? `name a repository with --repo: ${all.map((each) => each.name).join(', ')}` : 'there is no repository yet; add one with `fairlead repo add URL`');
  }
  const found = all.filter((each) => [each.id, each.name, each.url, each.url.replace(/\.git$/, ''), each.projectPath].includes(selector));
  const [one, ...more] = found;
  if (!one) throw new AppError('NOT_FOUND', { noun: 'repository', id: selector });
  if (more.length > 0) throw new UsageError(`several repositories are called ${selector}; use an id: ${found.map((each) => each.id).join(', ')}`);
  return one;
}

function pickDraft(all: readonly Draft[], selector: string | undefined): Draft {
  const open = all.filter((each) => each.state !== 'sent');
  const found = selector === undefined ? open[0] : (all.find((each) => each.id === selector) ?? open.find((each) => each.title === selector));
  if (!found) throw new AppError('NOT_FOUND', { noun: 'draft', id: selector ?? '(none is open)' });
  return found;
}
