import { Worker } from 'node:worker_threads';

/** New objects of these threads die young: a larger nursery would only be memory. */
const NURSERY_MB = 8;

/** Starts one of this folder's workers; in the bundle they lie beside this file as JavaScript. */
export function startWorker(name: string, data: unknown): Worker {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new Worker(new URL(`./${name}.${ending}`, import.meta.url), { workerData: data, stderr: true, resourceLimits: { maxYoungGenerationSizeMb: NURSERY_MB } });
}
