import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoreLocation } from './types.ts';

/** What `initStore` needs: the remote's address, without user name or password. */
export interface InitOptions extends StoreLocation {
  readonly url: string;
}

/** Makes an empty bare repository that the real git accepts, which mirrors the branches and tags of `url`. */
export function initStore({ dir, url }: InitOptions): void {
  for (const folder of ['objects/info', 'objects/pack', 'refs/heads', 'refs/tags']) mkdirSync(join(dir, folder), { recursive: true });
  writeFileSync(join(dir, 'HEAD'), 'ref: refs/heads/main\n');
  const remote = `[remote "origin"]\n\turl = ${quoted(url)}\n\tfetch = +refs/heads/*:refs/heads/*\n\tfetch = +refs/tags/*:refs/tags/*\n`;
  writeFileSync(join(dir, 'config'), `[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n[gc]\n\tauto = 0\n${remote}`);
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&').replace(/[\n\0]/g, '')}"`;
}
