import { channelNames } from '../../shared/contract/channel-names.ts';
import { channels, type EngineChannel, type Handlers } from '../../shared/contract/channels.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import { AppError } from '../../shared/errors/index.ts';
import type { FaultLog } from '../use-cases/context.ts';
import { failureOf } from '../use-cases/failure-of.ts';

/** What calls are answered with. */
export interface Answering {
  /** Throws while the engine has no data to work on (DATABASE_NEWER and the like). */
  readonly handlers: () => Handlers<EngineChannel>;
  readonly log: FaultLog;
}

/** Answers one call: parses the input, runs the handler, parses the output, wraps it. Never rejects. */
export async function answerCall(answering: Answering, channel: string, input: unknown): Promise<Envelope> {
  try {
    if (!isEngineChannel(channel)) throw new AppError('BAD_REQUEST', { detail: `there is no channel ${channel.slice(0, 80)}` });
    const parsed = channels[channel].input.safeParse(input);
    if (!parsed.success) throw new AppError('BAD_REQUEST', { detail: describeIssues(parsed.error.issues) }, { cause: parsed.error });
    const handle = answering.handlers()[channel] as (input: unknown) => unknown;
    const output = await handle(parsed.data);
    return { ok: true, value: channels[channel].output.parse(output) };
  } catch (error) {
    return { ok: false, error: failureOf(answering, error, channel) };
  }
}

function isEngineChannel(channel: string): channel is EngineChannel {
  return (channelNames as readonly string[]).includes(channel) && channels[channel as EngineChannel].host === 'engine';
}

function describeIssues(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  return issues.slice(0, 3).map((issue) => `${issue.path.map(String).join('.') || 'input'}: ${issue.message}`).join('; ');
}
