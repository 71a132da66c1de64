import { app, safeStorage, shell } from 'electron';
import { appChannels } from '../../shared/contract/app-channels.ts';
import type { Handlers, MainChannel } from '../../shared/contract/channels.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import type { Demo } from './demo.ts';
import { externalLink } from './external-link.ts';
import { envelopeOfError, failureEnvelope } from './failure-envelope.ts';

/** Answers the channels that are the main process's own: parses the input, runs, wraps. */
export async function answerOwnChannel(channel: MainChannel, input: unknown, { demo, log }: { demo: Demo; log: (line: string) => void }): Promise<Envelope> {
  const parsed = appChannels[channel].input.safeParse(input);
  if (!parsed.success) return failureEnvelope('BAD_REQUEST', { detail: `${channel}: ${parsed.error.issues[0]?.message ?? 'malformed'}` });
  const handlers: Handlers<MainChannel> = {
    'app.info': () => ({
      version: app.getVersion(), electron: process.versions['electron'] ?? '', platform: process.platform, keyring: keyringGuess(), demo: demo.isRunning(),
    }),
    'app.open-external': async ({ url }) => {
      await shell.openExternal(externalLink(url));
      return null;
    },
    'demo.start': () => demo.start(),
  };
  const handler: (value: never) => unknown = handlers[channel];
  try {
    return { ok: true, value: await handler(parsed.data as never) };
  } catch (error) {
    return envelopeOfError(error, log);
  }
}

/** What can be said of the keyring without asking it, which might make the window wait. */
function keyringGuess(): 'available' | 'unavailable' | 'unknown' {
  if (process.platform !== 'linux') return 'available';
  const backend = safeStorage.getSelectedStorageBackend();
  return backend === 'basic_text' ? 'unavailable' : 'unknown';
}
