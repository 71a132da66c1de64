import { buildIndex } from '../../../main/history/threads/build-index.ts';

/** One build of an index in a process of its own, which then tells its times and its peak memory. */
const [dir = '', file = ''] = process.argv.slice(2);
const begin = performance.now();
let indexedMs = 0;
let cpuMs = 0;
const commits = await buildIndex({
  place: { dir, file },
  onProgress: () => undefined,
  onIndexed: () => {
    indexedMs = performance.now() - begin;
    const { user, system } = process.cpuUsage();
    cpuMs = (user + system) / 1000;
  },
  signal: new AbortController().signal,
});
process.send?.({ commits, indexedMs, cpuMs, contentMs: performance.now() - begin - indexedMs, peakBytes: process.resourceUsage().maxRSS * 1024 }, () => process.exit(0));
