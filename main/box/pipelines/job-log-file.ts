import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JobRecord, PipelineRecord } from '../records.ts';

/** What a job's log begins with; the same at each reading, so that a log only ever grows. */
export function logHead(job: JobRecord, pipeline: PipelineRecord): string {
  return `Running job ${job.id} (${job.name}) on the forge in a box, shell executor\nChecking out ${pipeline.sha.slice(0, 8)} as ${pipeline.ref}...\n`;
}

/** What a job's log ends with. */
export function logTail(job: JobRecord, exitCode: number | null): string {
  if (job.status === 'success') return 'Job succeeded\n';
  if (job.status === 'canceled') return 'ERROR: Job was canceled\n';
  return exitCode === null ? `ERROR: Job failed (${job.failureReason ?? 'unknown'})\n` : `ERROR: Job failed: exit code ${exitCode}\n`;
}

/** Where gitlab-ci-local writes the output of a job while it runs; its own rule for file names. */
export function liveLogPath(dir: string, jobName: string): string {
  const encoded = jobName.replace(/[^\w-]+/g, (match) => Buffer.from(match).toString('base64url'));
  const longest = 255 - 17;
  const hash = createHash('sha256').update(jobName).digest('hex').slice(0, 16);
  const safe = encoded.length <= longest ? encoded : `${encoded.slice(0, longest - 1 - hash.length)}-${hash}`;
  return join(dir, '.gitlab-ci-local', 'output', `${safe}.log`);
}

/** Reads a log, empty when there is none yet. */
export async function readLog(path: string): Promise<string> {
  return await readFile(path, 'utf8').catch(() => '');
}

/** Keeps a finished job's log. */
export async function keepLog(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
