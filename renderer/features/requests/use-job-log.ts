import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/model/failure.ts';
import { call, failureOf } from '../../ipc/client.ts';
import { type LogLine, LogText } from './ansi.ts';

/** A job's log as far as it came. */
export interface JobLog {
  readonly lines: readonly LogLine[];
  readonly complete: boolean;
  readonly failure: Failure | null;
  readonly loaded: boolean;
}

const nothing: JobLog = { lines: [], complete: false, failure: null, loaded: false };
const askEveryMs = 1200;
const afterFailureMs = 5000;

/** The log of a job, read piece by piece until it is complete. */
export function useJobLog(repositoryId: string, jobId: number): JobLog {
  const [log, setLog] = useState<JobLog>(nothing);
  useEffect(() => {
    const text = new LogText();
    let offset = 0;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const again = (afterMs: number): void => {
      if (!stopped) timer = setTimeout(() => void read(), afterMs);
    };
    const read = async (): Promise<void> => {
      try {
        const piece = await call('job.log', { repositoryId, jobId, offset });
        if (stopped) return;
        offset = piece.nextOffset;
        if (piece.text !== '') text.push(piece.text);
        setLog({ lines: text.lines, complete: piece.complete, failure: null, loaded: true });
        if (!piece.complete) again(askEveryMs);
      } catch (error) {
        if (stopped) return;
        setLog((before) => ({ ...before, failure: failureOf(error) }));
        again(afterFailureMs);
      }
    };
    void read();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [repositoryId, jobId]);
  return log;
}
