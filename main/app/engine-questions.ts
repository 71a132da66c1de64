import { session } from 'electron';
import type { ToEngine } from '../engine-protocol/messages.ts';
import type { EngineQuestion } from './engine-supervisor.ts';
import type { TokenStore } from './secrets/token-store.ts';

/** Answers what the engine asks of the main process: tokens by account, and the system's way to a URL. */
export async function answerEngine(question: EngineQuestion, tokens: TokenStore): Promise<ToEngine> {
  const { id } = question;
  switch (question.kind) {
    case 'secret.get':
      return { kind: 'secret.reply', id, token: await tokens.get(question.accountId) };
    case 'secret.set':
      return { kind: 'secret.reply', id, stored: await tokens.set(question.accountId, question.token) };
    case 'secret.delete':
      return { kind: 'secret.reply', id, ...(await deleteToken(tokens, question.accountId)) };
    case 'proxy.resolve':
      return { kind: 'proxy.reply', id, proxies: await session.defaultSession.resolveProxy(question.url) };
  }
}

/** An answer must come even when the disk is full or read-only: the engine waits for it, and the operator must learn that the token is still there. */
async function deleteToken(tokens: TokenStore, accountId: string): Promise<{ readonly failure?: string }> {
  try {
    await tokens.delete(accountId);
    return {};
  } catch (error) {
    return { failure: error instanceof Error && 'code' in error ? String(error.code) : 'unknown' };
  }
}
