import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { git, tryGit } from './run-git.ts';

/** A person as Git writes one. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

// Protected branches as GitLab has them: the name comes in the environment, empty for those who may push there.
const updateHook = `#!/bin/sh
if [ -n "$BOX_PROTECTED" ] && [ "$1" = "refs/heads/$BOX_PROTECTED" ]; then
  echo "GitLab: You are not allowed to push code to protected branches on this project." >&2
  exit 1
fi
`;

/** A bare repository on disk, asked and changed through git alone; branch names are always spelled in full. */
export class BareRepository {
  readonly directory: string;
  readonly #merges = new Map<string, string | null>();

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Makes the repository if it is not there yet. */
  async ensure(defaultBranch: string): Promise<void> {
    if (!existsSync(join(this.directory, 'HEAD'))) {
      await git(['init', '--quiet', '--bare', '--template=', `--initial-branch=${defaultBranch}`, this.directory]);
      await git(['config', 'http.receivepack', 'true'], { gitDir: this.directory });
      await git(['config', 'uploadpack.allowFilter', 'true'], { gitDir: this.directory });
      await git(['config', 'gc.auto', '0'], { gitDir: this.directory });
    }
    const hook = join(this.directory, 'hooks', 'update');
    await git(['config', 'core.hooksPath', join(this.directory, 'hooks')], { gitDir: this.directory });
    if (existsSync(hook)) return;
    await mkdir(join(this.directory, 'hooks'), { recursive: true });
    await writeFile(hook, updateHook);
    await chmod(hook, 0o755);
  }

  /** All branches with their tips. */
  async branches(): Promise<Map<string, string>> {
    const lines = await git(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads/'], { gitDir: this.directory });
    const pairs = lines.split('\n').filter((line) => line !== '').map((line) => [line.slice(41 + 'refs/heads/'.length), line.slice(0, 40)] as const);
    return new Map(pairs);
  }

  /** The tip of a branch, or null. */
  async tip(branch: string): Promise<string | null> {
    const { exitCode, stdout } = await tryGit(['rev-parse', '--verify', '--quiet', `refs/heads/${branch}^{commit}`], { gitDir: this.directory });
    return exitCode === 0 ? stdout.trim() : null;
  }

  /** The best common ancestor of two commits, or null. */
  async mergeBase(one: string, other: string): Promise<string | null> {
    const { exitCode, stdout } = await tryGit(['merge-base', one, other], { gitDir: this.directory });
    return exitCode === 0 ? stdout.trim().split('\n')[0] ?? null : null;
  }

  /** The tree that merging two commits gives, or null when they conflict. */
  async mergedTree(target: string, source: string): Promise<string | null> {
    const key = `${target} ${source}`;
    const known = this.#merges.get(key);
    if (known !== undefined) return known;
    const { exitCode, stdout, stderr } = await tryGit(['merge-tree', '--write-tree', '--no-messages', target, source], { gitDir: this.directory });
    if (exitCode > 1 || exitCode < 0) throw new Error(`git merge-tree failed: ${stderr.trim()}`);
    const tree = exitCode === 0 ? stdout.trim() : null;
    this.#merges.set(key, tree);
    return tree;
  }

  /** Writes a commit and answers its name; no branch moves. */
  commit(input: { readonly tree: string; readonly parents: readonly string[]; readonly message: string; readonly author: Signature; readonly committer: Signature }): Promise<string> {
    const { tree, parents, message, author, committer } = input;
    return git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], {
      gitDir: this.directory,
      input: message,
      env: { GIT_AUTHOR_NAME: author.name, GIT_AUTHOR_EMAIL: author.email, GIT_COMMITTER_NAME: committer.name, GIT_COMMITTER_EMAIL: committer.email },
    });
  }

  /** Moves a branch only if it still is where the caller saw it; false when it is not. */
  async moveBranch(branch: string, to: string, from: string): Promise<boolean> {
    const { exitCode } = await tryGit(['update-ref', `refs/heads/${branch}`, to, from], { gitDir: this.directory });
    return exitCode === 0;
  }

  /** Deletes a branch only if it still is where the caller saw it. */
  async deleteBranch(branch: string, at: string): Promise<boolean> {
    const { exitCode } = await tryGit(['update-ref', '-d', `refs/heads/${branch}`, at], { gitDir: this.directory });
    return exitCode === 0;
  }

  /** The text of a file at a commit, or null. */
  async readText(commit: string, path: string): Promise<string | null> {
    const { exitCode, stdout } = await tryGit(['cat-file', 'blob', `${commit}:${path}`], { gitDir: this.directory });
    return exitCode === 0 ? stdout : null;
  }

  /** Paths directly inside a folder at a commit; none when there is no such folder. */
  async list(commit: string, folder: string): Promise<string[]> {
    const { exitCode, stdout } = await tryGit(['ls-tree', '-z', '--name-only', `${commit}:${folder}`], { gitDir: this.directory });
    return exitCode === 0 ? stdout.split('\0').filter((name) => name !== '') : [];
  }

  /** The unified diff between two commits. */
  diff(from: string, to: string): Promise<string> {
    return git(['diff', '--no-color', '--no-ext-diff', '--no-textconv', from, to], { gitDir: this.directory });
  }

  /** Commits reachable from one commit and not from another, newest first. */
  async log(from: string, to: string): Promise<{ readonly sha: string; readonly author: string; readonly subject: string; readonly at: string }[]> {
    const text = await git(['log', '--format=%H%x1f%an%x1f%s%x1f%aI%x1e', '--max-count=100', `${from}..${to}`], { gitDir: this.directory });
    return text.split('\x1e').map((line) => line.trim().split('\x1f')).flatMap(([sha, author, subject, at]) => (
      sha && author !== undefined && subject !== undefined && at !== undefined ? [{ sha, author, subject, at }] : []
    ));
  }

  /** Packs everything well, as a forge would have; clones are quicker from it. */
  async pack(): Promise<void> {
    await git(['repack', '-a', '-d', '-q', '--window=20', '--depth=50'], { gitDir: this.directory });
    await git(['pack-refs', '--all'], { gitDir: this.directory });
  }

  /** The subject, time and author of a commit. */
  async describe(sha: string): Promise<{ readonly subject: string; readonly at: string; readonly author: Signature; readonly parents: readonly string[] }> {
    const [subject = '', at = '', name = '', email = '', parents = ''] = (await git(['show', '-s', '--format=%s%x1f%cI%x1f%an%x1f%ae%x1f%P', sha], { gitDir: this.directory })).split('\x1f');
    return { subject, at, author: { name, email }, parents: parents.split(' ').filter(Boolean) };
  }
}
