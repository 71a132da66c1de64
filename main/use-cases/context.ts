import type { AppEvent } from '../../shared/contract/events.ts';
import type { Account } from '../../shared/model/account.ts';
import type { Fetch, ForgePort } from '../forge/index.ts';
import type { AnswerOf, QuestionOf, Verb } from '../history/answers.ts';
import type { Remote } from '../git/types.ts';
import type { WritableDb } from '../store/database.ts';
import type { Tasks } from './tasks.ts';

/** Keeps tokens outside the engine; `get` answers null where there is none. */
export interface Secrets {
  get(accountId: string): Promise<string | null>;
  /** Answers where it came to rest. */
  set(accountId: string, token: string): Promise<'keyring' | 'session'>;
  delete(accountId: string): Promise<void>;
}

/** The way out: proxy and certificates as the settings and the system have them. */
export interface Network {
  readonly fetch: Fetch;
  /** What Git and forges send through on the way to a URL; undefined for the direct way. */
  dispatcherFor(url: string): Promise<Remote['dispatcher']>;
  /** Forgets what was worked out, because the settings changed. */
  reset(): void;
}

/** The forge port of each account. */
export interface Forges {
  forAccount(account: Account): ForgePort;
  /** A port for a token that belongs to no account yet. */
  forToken(server: Pick<Account, 'forge' | 'baseUrl'>, token: string): ForgePort;
  /** Forgets an account's port and what it remembered. */
  forget(accountId: string): void;
}

/** Follows requests while somebody looks at them. */
export interface RequestWatch {
  watch(place: { readonly repositoryId: string; readonly iid: number }): void;
  unwatch(place: { readonly repositoryId: string; readonly iid: number }): void;
  /** Looks at once at what is watched of a repository, because something was done there. */
  nudge(repositoryId: string): void;
  /** Learns behind which requests of a repository are open. */
  learn(repositoryId: string): void;
}

/** Keeps faults for whoever mends them; answers the id under which one can be found. */
export interface FaultLog {
  fault(error: unknown, where: string): string;
}

/** The past of each repository, from its index. */
export interface History {
  /** Answers a question; commits that are not indexed yet are REF_NOT_FOUND. */
  ask<Each extends Verb>(repositoryId: string, verb: Each, question: QuestionOf<Each>): Promise<AnswerOf<Each>>;
  /** Brings the index up to date behind; a failure is logged and shows in the state. */
  update(repositoryId: string): Promise<void>;
  stateOf(repositoryId: string): 'building' | 'ready' | 'failed';
  /** Stops what runs and removes the index. */
  forget(repositoryId: string): Promise<void>;
}

/** Everything that use cases work with; the engine's composition root makes it. */
export interface Context {
  readonly dataDir: string;
  readonly db: WritableDb;
  readonly secrets: Secrets;
  readonly network: Network;
  readonly forges: Forges;
  readonly now: () => number;
  readonly emit: (event: AppEvent) => void;
  readonly log: FaultLog;
  /** Long work that can be cancelled, by its id. */
  readonly tasks: Tasks;
  readonly watch: RequestWatch;
  readonly history: History;
}
