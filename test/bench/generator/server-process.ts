import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A Git server in a process of its own. */
export interface ServerProcess {
  readonly url: string;
  /** Bytes of bodies that it has sent so far. */
  bytes(): Promise<number>;
  close(): void;
}

/** Serves the repositories below `root`. */
export async function serveInProcess(root: string): Promise<ServerProcess> {
  const child = fork(join(import.meta.dirname, 'serve.ts'), [root], { execArgv: ['--disable-warning=ExperimentalWarning'] });
  const [url] = (await once(child, 'message')) as [string];
  return {
    url,
    bytes: async () => {
      child.send('bytes');
      const [bytes] = (await once(child, 'message')) as [number];
      return bytes;
    },
    close: () => child.disconnect(),
  };
}
