import { AppError } from '../../shared/errors/index.ts';
import type { FromEngine, ToEngine } from '../engine-protocol/messages.ts';
import type { Secrets } from '../use-cases/context.ts';
import type { ResolveProxy } from './system-proxy.ts';

type Reply = Extract<ToEngine, { kind: 'secret.reply' | 'proxy.reply' }>;
type Question = Extract<FromEngine, { kind: 'secret.get' | 'secret.set' | 'secret.delete' | 'proxy.resolve' }>;
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never;

/** What the engine asks of the main process, over messages with ids. */
export interface MainProcess {
  readonly secrets: Secrets;
  readonly resolveProxy: ResolveProxy;
  /** Takes an answer in. */
  receive(reply: Reply): void;
}

const proxyPatienceMs = 5_000;

/** Asks the main process for tokens and proxies; an unanswered question about a proxy means the direct way. */
export function askMainProcess(send: (message: FromEngine) => void): MainProcess {
  const waiting = new Map<number, (reply: Reply) => void>();
  let nextId = 1;
  const ask = (question: WithoutId<Question>): Promise<Reply> => new Promise((resolve) => {
    const id = nextId++;
    waiting.set(id, resolve);
    send({ ...question, id } as Question);
  });
  const token = async (accountId: string): Promise<string | null> => {
    const reply = await ask({ kind: 'secret.get', accountId });
    return reply.kind === 'secret.reply' ? (reply.token ?? null) : null;
  };
  return {
    receive: (reply) => {
      waiting.get(reply.id)?.(reply);
      waiting.delete(reply.id);
    },
    secrets: {
      get: token,
      set: async (accountId, secret) => {
        const reply = await ask({ kind: 'secret.set', accountId, token: secret });
        return reply.kind === 'secret.reply' ? (reply.stored ?? 'session') : 'session';
      },
      delete: async (accountId) => {
        const reply = await ask({ kind: 'secret.delete', accountId });
        if (reply.kind === 'secret.reply' && reply.failure !== undefined) throw new AppError('TOKEN_NOT_DELETED', { detail: reply.failure });
      },
    },
    resolveProxy: (url) => Promise.race([
      ask({ kind: 'proxy.resolve', url }).then((reply) => (reply.kind === 'proxy.reply' ? reply.proxies : 'DIRECT')),
      new Promise<string>((resolve) => { setTimeout(() => { resolve('DIRECT'); }, proxyPatienceMs).unref(); }),
    ]),
  };
}
