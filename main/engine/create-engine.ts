import type { EngineChannel, Handlers } from '../../shared/contract/channels.ts';
import type { Envelope } from '../../shared/contract/envelope.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import { type AppError, isAppError } from '../../shared/errors/index.ts';
import { createHandlers } from '../handlers/index.ts';
import { type AppDatabase, openAppDatabase } from '../store/app-database.ts';
import { reopenSending } from '../store/tables/drafts.ts';
import { listRepositories } from '../store/tables/repositories.ts';
import { readSettings } from '../store/tables/settings.ts';
import type { Context, Secrets } from '../use-cases/context.ts';
import { failureOf } from '../use-cases/failure-of.ts';
import { tokenOf } from '../use-cases/repository/remote-of.ts';
import { storeFolder } from '../use-cases/repository/store-folder.ts';
import { createTasks } from '../use-cases/tasks.ts';
import { answerCall } from './answer-call.ts';
import { startBackground } from './background.ts';
import { openFaultLog } from './fault-log.ts';
import { createForgeDirectory } from './forge-directory.ts';
import { guardSecrets } from './guarded-secrets.ts';
import { createHistoryService } from './history-service.ts';
import { createNetwork } from './network.ts';
import { createRequestWatcher } from './request-watcher.ts';
import type { ResolveProxy } from './system-proxy.ts';

const stopPatienceMs = 5000;

/** What an engine is made with. */
export interface EngineOptions {
  /** An absolute folder that this engine alone uses. */
  readonly dataDir: string;
  readonly secrets: Secrets;
  readonly emit: (event: AppEvent) => void;
  readonly resolveProxy?: ResolveProxy;
  readonly now?: () => number;
  /** False leaves out what nobody asked for: timed fetches and going on with broken clones; for the command line. */
  readonly background?: boolean;
}

/** A running engine: the whole app without a window. */
export interface Engine {
  /** Answers a channel of the contract; never rejects. */
  call(channel: string, input: unknown): Promise<Envelope>;
  /** Puts a fault of the process around the engine into its log. */
  noteFault(error: unknown, where: string): void;
  /** Stops what runs, waits for it, and lets the data folder go. */
  dispose(): Promise<void>;
}

/** Makes an engine. A data folder that cannot be used is no failure here: each call answers why, and tries again where that may help. */
export function createEngine(options: EngineOptions): Engine {
  const opening = new Opening(options);
  opening.tryToOpen();
  return {
    call: async (channel, input) => {
      const envelope = await answerCall({ handlers: () => opening.handlers(), log: opening.log }, channel, input);
      opening.tellNotice();
      return envelope;
    },
    noteFault: (error, where) => { opening.log.fault(error, where); },
    dispose: () => opening.dispose(),
  };
}

interface Opened {
  readonly database: AppDatabase;
  readonly handlers: Handlers<EngineChannel>;
  readonly close: () => Promise<void>;
}

class Opening {
  readonly log;
  readonly #options: EngineOptions;
  readonly #secrets;
  #opened: Opened | undefined;
  #disposed = false;
  #notice: AppError | null = null;

  constructor(options: EngineOptions) {
    this.#options = options;
    this.#secrets = guardSecrets(options.secrets, { onLocked: (error) => { this.tell(error); } });
    this.log = openFaultLog(options.dataDir, () => this.#secrets.seen());
  }

  handlers(): Handlers<EngineChannel> {
    this.#opened ??= this.#open();
    return this.#opened.handlers;
  }

  /** Opens what can be opened now, so that the first call need not wait for it; what fails is told by the calls. */
  tryToOpen(): void {
    try {
      this.handlers();
    } catch (error) {
      if (!isAppError(error)) this.log.fault(error, 'start');
    }
  }

  /** Tells what happened while opening, once somebody is there to hear it: a first call shows that the window listens. */
  tellNotice(): void {
    if (this.#notice === null) return;
    this.tell(this.#notice);
    this.#notice = null;
  }

  /** Tells a failure that no call is waiting for. */
  tell(error: AppError): void {
    this.#options.emit({ type: 'failure', failure: failureOf(this, error, 'engine') });
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    const opened = this.#opened;
    this.#opened = undefined;
    await opened?.close();
  }

  #open(): Opened {
    if (this.#disposed) throw new Error('the engine was called after it was disposed');
    const { dataDir, now = Date.now } = this.#options;
    const database = openAppDatabase({ dataDir, now });
    reopenSending(database.db);
    const { context, close } = this.#compose(database, now);
    this.#notice = database.notice;
    return { database, handlers: createHandlers(context), close };
  }

  #compose(database: AppDatabase, now: () => number): { context: Context; close: () => Promise<void> } {
    const { dataDir, emit, resolveProxy, background } = this.#options;
    const { db } = database;
    const tasks = createTasks();
    const network = createNetwork({ settings: () => readSettings(db), resolveProxy });
    const forges = createForgeDirectory({ fetch: network.fetch, tokenOf: (id) => tokenOf(context, id) });
    const watcher = createRequestWatcher(() => context);
    const history = createHistoryService(() => context);
    const context: Context = { dataDir, db, secrets: this.#secrets, network, forges, now, emit, log: this.log, tasks, watch: watcher, history };
    const stopBackground = background === false ? () => undefined : startBackground(context, database);
    const close = async (): Promise<void> => {
      stopBackground();
      watcher.dispose();
      await atMost(stopPatienceMs, tasks.dispose());
      await atMost(stopPatienceMs, history.dispose());
      await network.close();
      await closeStores(context);
      database.close();
    };
    return { context, close };
  }
}

/** Waits for work that is stopping, but no longer than this: what is written is safe whenever the process ends. */
async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => { timer = setTimeout(resolve, ms); })]).finally(() => { clearTimeout(timer); });
}

/** Lets go of the files that reading has opened, so that folders can be moved or unmounted afterwards. */
async function closeStores(context: Context): Promise<void> {
  const { closeStore } = await import('../git/open-store.ts');
  for (const { id } of listRepositories(context.db)) closeStore({ dir: storeFolder(context, id) });
}
