import type { JobLogPart } from '../domain.ts';
import type { JobRef } from '../port.ts';
import type { Answer, HttpTransport } from '../transport.ts';
import { ask, projectPath } from './client.ts';
import { wireJobSchema } from './wire/pipeline.ts';

const unfinished = new Set(['created', 'waiting_for_resource', 'preparing', 'waiting_for_callback', 'pending', 'running', 'canceling', 'scheduled']);
// GitLab folds its log with marks that a terminal hides: ESC[0K section_start:TIME:NAME[options] CR ESC[0K.
const clearLine = String.raw`(?:\u001B\[0K)?`;
const sectionMark = new RegExp(String.raw`${clearLine}section_(?:start|end):\d+:[\w.-]+(?:\[[^\]]*\])?\r${clearLine}`, 'g');
const newline = 10;

/** The part of a job's log from `offset` (bytes) on, whole lines only until the job has finished. */
export async function jobLog(transport: HttpTransport, input: JobRef & { readonly offset: number }, signal?: AbortSignal): Promise<JobLogPart> {
  const job = `${projectPath(input.project)}/jobs/${input.jobId}`;
  // The state is read before the log: were it after, the last lines could fall in between and never be read.
  const { value: { status } } = await ask(transport, { path: job, noun: 'job', schema: wireJobSchema, signal });
  const answer = await transport.send({
    path: `${job}/trace`, noun: 'log', signal, accept: [416],
    headers: { accept: 'text/plain', ...(input.offset > 0 ? { range: `bytes=${input.offset}-` } : {}) },
  });
  const { bytes, start, restarted } = placeOf(answer, input.offset);
  const complete = !unfinished.has(status);
  const end = complete ? bytes.length : bytes.lastIndexOf(newline) + 1;
  const text = new TextDecoder().decode(bytes.subarray(0, end)).replace(sectionMark, '');
  return { text, nextOffset: start + end, complete, restarted };
}

// A server may heed the range (206), find nothing after it (416), or send everything all the same (200).
function placeOf({ status, bytes, headers }: Answer, offset: number): { bytes: Uint8Array; start: number; restarted: boolean } {
  if (status === 416) {
    const length = Number(/\*\/(\d+)/.exec(headers.get('content-range') ?? '')?.[1] ?? offset);
    return { bytes: new Uint8Array(), start: length < offset ? 0 : offset, restarted: length < offset };
  }
  if (status === 206) {
    const start = Number(/bytes (\d+)-/.exec(headers.get('content-range') ?? '')?.[1] ?? offset);
    return { bytes, start, restarted: start < offset };
  }
  const restarted = bytes.length < offset;
  return { bytes: restarted ? bytes : bytes.subarray(offset), start: restarted ? 0 : offset, restarted };
}
