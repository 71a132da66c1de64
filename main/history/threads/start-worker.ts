import { Worker } from 'node:worker_threads';

/** Starts one of this folder's workers; in the bundle they lie beside this file as JavaScript. */
export function startWorker(name: string, data: unknown): Worker {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new Worker(new URL(`./${name}.${ending}`, import.meta.url), { workerData: data, stderr: true });
}
