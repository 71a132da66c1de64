import { GitHttp } from './http.ts';
import type { Remote, RemoteRef } from './types.ts';
import { readAdvertisement } from './wire/advertisement.ts';
import { listRefs } from './wire/ls-refs.ts';

/** What `listRemoteRefs` needs: prefixes such as `refs/heads/main`; none asks for every ref. */
export interface ListRemoteOptions {
  readonly remote: Remote;
  readonly prefixes: readonly string[];
}

/** The remote's refs under the prefixes, without touching any store; with a few prefixes it costs under 1 KB however many refs there are. */
export async function listRemoteRefs({ remote, prefixes }: ListRemoteOptions): Promise<RemoteRef[]> {
  const http = new GitHttp(remote);
  const { refs } = await listRefs(http, await readAdvertisement(http, 'git-upload-pack'), prefixes);
  return [...refs];
}
