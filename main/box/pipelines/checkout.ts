import { existsSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { git } from '../git/run-git.ts';

/** What to check out for a pipeline, and where. */
export interface CheckoutInput {
  readonly gitDir: string;
  readonly dir: string;
  readonly sha: string;
  readonly ref: string;
  readonly originUrl: string;
  readonly author: { readonly name: string; readonly email: string };
}

/** Makes a working tree of one commit on a branch of the given name, sharing the objects of the bare repository. */
export async function checkOut({ gitDir, dir, sha, ref, originUrl, author }: CheckoutInput): Promise<void> {
  if (existsSync(join(dir, '.git'))) return;
  await mkdir(dir, { recursive: true });
  await git(['clone', '--quiet', '--shared', '--no-checkout', '--template=', '--', gitDir, dir]);
  const here = { cwd: dir };
  await git(['config', 'user.name', author.name], here);
  await git(['config', 'user.email', author.email], here);
  await git(['remote', 'set-url', 'origin', originUrl], here);
  // Spelled in full, so that a branch may be called anything that Git allows.
  await git(['update-ref', `refs/heads/${ref}`, sha], here);
  await git(['symbolic-ref', 'HEAD', `refs/heads/${ref}`], here);
  await git(['reset', '--quiet', '--hard', sha], here);
}

/** Removes all but the newest checkouts; a job that is run again later checks out anew. */
export async function removeOldCheckouts(root: string, keep: number): Promise<void> {
  const names = (await readdir(root).catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number).toSorted((one, other) => other - one);
  for (const name of names.slice(keep)) await rm(join(root, String(name)), { recursive: true, force: true });
}
