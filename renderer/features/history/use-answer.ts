import { useEffect, useState } from 'react';
import type { ChannelName, Input, Output } from '../../../shared/contract/channels.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { call, failureOf } from '../../ipc/client.ts';
import { loadHistoryState, useHistories } from '../../stores/history-store.ts';

/** What a question was answered: nothing yet, the answer, or why there is none; an older answer to the same question stays while it is asked anew. */
export interface Answer<Value> {
  readonly value: Value | undefined;
  readonly failure: Failure | null;
}

type HistoryChannel = Extract<ChannelName, `history.${string}`>;

/**
 * Asks a question about the past whenever it or the index changes; null asks nothing. A commit that the index has not come to yet is waited for.
 * `ask` takes the place of the call where answers are kept.
 */
// oxlint-disable-next-line eslint/max-params -- who answers is rarely said
export function useAnswer<Name extends HistoryChannel>(channel: Name, input: Input<Name> | null, ask?: (input: Input<Name>) => Promise<Output<Name>>): Answer<Output<Name>> {
  const repositoryId = input?.repositoryId ?? '';
  const version = useHistories(({ versions }) => versions[repositoryId]);
  const isGrowing = useHistories(({ states }) => ['building', 'absent'].includes(states[repositoryId]?.state ?? 'ready'));
  const question = input === null ? null : JSON.stringify(input);
  const [held, setHeld] = useState<{ readonly question: string | null; readonly answer: Answer<Output<Name>> }>({ question: null, answer: nothing });
  useEffect(() => {
    if (question === null) return undefined;
    let current = true;
    const keep = (answer: Answer<Output<Name>>): void => {
      if (current) setHeld({ question, answer });
    };
    const asked = JSON.parse(question) as Input<Name>;
    (ask === undefined ? call(channel, asked) : ask(asked)).then((value) => keep({ value, failure: null }), (error: unknown) => {
      // Asking for the state begins an index that is missing, and tells when it is done.
      void loadHistoryState(asked.repositoryId).finally(() => keep({ value: undefined, failure: failureOf(error) }));
    });
    return () => {
      current = false;
    };
  }, [channel, question, version, ask]);
  if (held.question !== question || (isGrowing && held.answer.failure?.code === 'REF_NOT_FOUND')) return nothing;
  return held.answer;
}

const nothing = { value: undefined, failure: null } as const;
