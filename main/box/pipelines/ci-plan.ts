import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { startCi } from './ci-process.ts';

/** A job as the configuration asks for it on this commit. */
export interface PlannedJob {
  readonly name: string;
  readonly stage: string;
  readonly when: string;
  readonly allowFailure: boolean;
}

/** The jobs in the order of their stages, or why the configuration cannot be read. */
export type CiPlan = { readonly jobs: readonly PlannedJob[] } | { readonly invalid: string };

/** Where a plan or a job runs, and what it is told. */
export interface CiPlace {
  readonly dir: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** What every run of gitlab-ci-local is told. */
export const ciFlags = [
  '--force-shell-executor', '--shell-isolation', '--no-artifacts-to-source', '--no-color', '--no-json-schema-validation',
] as const;

const listedSchema = z.array(z.looseObject({ name: z.string(), stage: z.string(), when: z.string(), allow_failure: z.unknown() }));

/** Asks gitlab-ci-local which jobs run on the checked out commit, and in which order their stages come. */
export async function planJobs(place: CiPlace): Promise<CiPlan> {
  const { exitCode, stdout, stderr } = await startCi({ ...place, args: [...ciFlags, ...place.args, '--list-json'] }).done;
  const start = stdout.indexOf('[\n');
  if (exitCode !== 0 || start < 0) return { invalid: reasonIn(stderr) };
  const listed = listedSchema.safeParse(parseJson(stdout.slice(start)));
  if (!listed.success) return { invalid: 'the list of jobs could not be read' };
  // Names go on a command line that knows no "--".
  const odd = listed.data.find((job) => job.name.startsWith('-'));
  if (odd !== undefined) return { invalid: `a job may not be called ${odd.name} here` };
  const stages = await stagesOf(place.dir);
  const jobs = listed.data.filter((job) => job.when !== 'never').map((job) => ({
    name: job.name, stage: job.stage, when: job.when, allowFailure: job.allow_failure === true || typeof job.allow_failure === 'object',
  }));
  return { jobs: jobs.toSorted((one, other) => stages.indexOf(one.stage) - stages.indexOf(other.stage)) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

// The list does not tell the order of the stages; the expanded configuration that it leaves behind does.
async function stagesOf(dir: string): Promise<string[]> {
  const expanded: unknown = parse(await readFile(join(dir, '.gitlab-ci-local', 'expanded-gitlab-ci.yml'), 'utf8'));
  const found = z.looseObject({ stages: z.array(z.string()) }).safeParse(expanded);
  return found.success ? ['.pre', ...found.data.stages.filter((stage) => stage !== '.pre' && stage !== '.post'), '.post'] : [];
}

function reasonIn(stderr: string): string {
  const noise = /^(Using fallback|\s+Command failed|git remote|parsing and downloads|\s+at )/;
  const lines = stderr.split('\n').filter((line) => line.trim() !== '' && !noise.test(line));
  return lines.join(' ').slice(0, 500) || 'the configuration is not valid';
}
