import type { Dispatcher } from 'undici';

/** An object id: 40 lower-case hexadecimal digits. */
export type Oid = string;

/** Where a bare object store lies: an absolute folder. */
export interface StoreLocation {
  readonly dir: string;
}

/** How far a transfer is; `total` is null while the other side has not said it. */
export interface TransferProgress {
  readonly phase: 'counting' | 'receiving' | 'resolving' | 'checking';
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'objects' | 'bytes';
}

/** A repository elsewhere and how to reach it; the token goes only to the origin of `url`, never into an URL or an error. */
export interface Remote {
  readonly url: string;
  /** Proxy and certificates, from `createDispatcher`; without it the direct way with the system's certificates. */
  readonly dispatcher?: Dispatcher | undefined;
  /** Asked once for each operation; null means anonymous. */
  readonly getToken?: (() => Promise<string | null>) | undefined;
  /** The user name that goes with the token; `oauth2` (GitLab) unless given. */
  readonly username?: string | undefined;
  readonly onProgress?: ((progress: TransferProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What `cloneRepository` needs; `depth` null asks for the whole history at once, 1 for the tips alone. */
export interface CloneOptions extends StoreLocation {
  readonly remote: Remote;
  readonly depth: number | null;
}

/** What a clone brought; `empty` for a repository without commits, whose store exists nevertheless. */
export interface CloneResult {
  readonly empty: boolean;
  readonly defaultBranch: string | null;
  readonly head: Oid | null;
  readonly shallow: boolean;
  readonly bytes: number;
}

/** A network verb on an existing store. */
export interface RemoteOptions extends StoreLocation {
  readonly remote: Remote;
}

/** A ref that a fetch moved; `old` is null for a new one. */
export interface RefUpdate {
  readonly ref: string;
  readonly old: Oid | null;
  readonly new: Oid;
}

/** What a fetch changed; `deleted` names the refs that the remote no longer has; `bytes` counts what was received. */
export interface FetchResult {
  readonly updated: readonly RefUpdate[];
  readonly deleted: readonly string[];
  readonly bytes: number;
}

/** A ref as the remote shows it; `target` names the ref that a symbolic one points at. */
export interface RemoteRef {
  readonly ref: string;
  readonly oid: Oid;
  readonly target: string | null;
}

/** A branch of the remote as last fetched; `name` without `refs/heads/`. */
export interface Branch {
  readonly name: string;
  readonly ref: string;
  readonly oid: Oid;
  readonly isDefault: boolean;
}

/** Who and when: `timeMs` since 1970, `offsetMinutes` east of Greenwich. */
export interface Person {
  readonly name: string;
  readonly email: string;
  readonly timeMs: number;
  readonly offsetMinutes: number;
}

/** A commit; `parents` is empty where the history is cut off (`shallow`); `signed` says that a signature is present. */
export interface Commit {
  readonly oid: Oid;
  readonly tree: Oid;
  readonly parents: readonly Oid[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
  readonly shallow: boolean;
  readonly signed: boolean;
}

/** What an entry of a tree is. */
export type EntryKind = 'file' | 'executable' | 'symlink' | 'submodule' | 'directory';

/** One entry of a tree: `path` is the name alone in `readTree`, the whole path in `listTree`; `mode` is octal (`100644`). */
export interface TreeEntry {
  readonly path: string;
  readonly mode: string;
  readonly oid: Oid;
  readonly type: 'blob' | 'tree' | 'commit';
  readonly kind: EntryKind;
  /** Why this name must never become a file on disk nor be written again, or null for an ordinary name. */
  readonly unsafe: string | null;
}

/** A Git LFS pointer: what a blob stands for. */
export interface LfsPointer {
  readonly sha256: string;
  readonly size: number;
}

/** A file at a commit; `lfs` is set where the blob is only a pointer to content that lies elsewhere. */
export interface FileAtPath {
  readonly oid: Oid;
  readonly mode: string;
  readonly kind: Exclude<EntryKind, 'directory' | 'submodule'>;
  readonly content: Uint8Array;
  readonly lfs: LfsPointer | null;
}

/** One side of a changed path. */
export interface TreeSide {
  readonly mode: string;
  readonly oid: Oid;
}

/** A path that differs between two trees; renames show as a deletion and an addition. */
export interface TreeChange {
  readonly path: string;
  readonly kind: 'added' | 'modified' | 'deleted';
  readonly old: TreeSide | null;
  readonly new: TreeSide | null;
}

/** A file to write in a commit; null content deletes it; without `mode` the present mode stays, or `100644` for a new one. */
export interface FileChange {
  readonly path: string;
  readonly content: Uint8Array | null;
  readonly mode?: '100644' | '100755' | undefined;
}

/** What `writeCommit` needs; `parent` null begins a history. */
export interface WriteCommitOptions extends StoreLocation {
  readonly parent: Oid | null;
  readonly changes: readonly FileChange[];
  readonly message: string;
  readonly author: Person;
  readonly committer: Person;
}

/** What `pushBranch` needs; `expectedOld` null says that the branch must not exist yet (or hold `oid` already). */
export interface PushOptions extends RemoteOptions {
  readonly oid: Oid;
  readonly branch: string;
  readonly expectedOld: Oid | null;
}

/** What a push did; `alreadyThere` when the branch held that commit before. */
export interface PushResult {
  readonly alreadyThere: boolean;
  readonly bytes: number;
}
