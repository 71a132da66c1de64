import type { ChannelName, Input, Output } from '../../shared/contract/channels.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import { bridge } from './bridge.ts';
import { subscribe } from './events.ts';
import { FailureError } from './failure.ts';
import { isRepeatable } from './repeatable.ts';

export { type FailureWords, FailureError, failureOf, failureWords, isFailureWith } from './failure.ts';
export { subscribe } from './events.ts';

const engineReturnsWithinMs = 20_000;

/**
 * Asks the processes behind the window; throws a `FailureError` for an expected failure. When the engine stopped under the
 * call, it is sent once more after the engine is back, if its channel may be repeated.
 */
export async function call<Name extends ChannelName>(channel: Name, input: Input<Name>): Promise<Output<Name>> {
  const first = await send(channel, input);
  if (first.ok) return first.value;
  if (first.error.code === 'ENGINE_STOPPED' && isRepeatable(channel) && (await engineIsBack())) {
    const second = await send(channel, input);
    if (second.ok) return second.value;
    throw new FailureError(second.error);
  }
  throw new FailureError(first.error);
}

async function send<Name extends ChannelName>(channel: Name, input: Input<Name>): Promise<Envelope<Output<Name>>> {
  // The process that answered has parsed its answer by the channel's schema before it crossed.
  return (await bridge().call(channel, input)) as Envelope<Output<Name>>;
}

function engineIsBack(): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (back: boolean): void => {
      clearTimeout(timer);
      stop();
      resolve(back);
    };
    const timer = setTimeout(() => finish(false), engineReturnsWithinMs);
    const stop = subscribe('engine', ({ state }) => {
      if (state !== 'restarting') finish(state === 'ready');
    });
  });
}
