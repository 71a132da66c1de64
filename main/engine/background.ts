import { isAppError } from '../../shared/errors/index.ts';
import type { AppDatabase } from '../store/app-database.ts';
import { listRepositories } from '../store/tables/repositories.ts';
import { readSettings } from '../store/tables/settings.ts';
import type { Context } from '../use-cases/context.ts';
import type * as syncModule from '../use-cases/repository/sync-repository.ts';

const settleMs = 1500;
const lookEveryMs = 15_000;
const afterFailureMs = 10 * 60_000;
/** Between two of these only the branches that matter are looked at; all the others follow with the whole fetch. */
const wholeEveryMs = 30 * 60_000;

interface Tries {
  readonly triedAtMs: number;
  readonly wholeAtMs: number;
}

/** Work that nobody asks for: going on with broken clones, fetching on a timer, the backup of the day. Answers how to stop it. */
export function startBackground(context: Context, database: AppDatabase): () => void {
  const last = new Map<string, Tries>();
  const first = setTimeout(() => {
    resumeClones(context);
    database.backUpDaily().catch((error: unknown) => { context.log.fault(error, 'backup'); });
  }, settleMs);
  const timer = setInterval(() => { fetchDue(context, last); }, lookEveryMs);
  first.unref();
  timer.unref();
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

/** Goes on with what a stop or crash broke off: clones without a tip, and histories that are not whole yet. */
function resumeClones(context: Context): void {
  for (const { id, state } of listRepositories(context.db)) {
    if (state === 'cloning' || state === 'usable') work(context, (sync) => sync.syncRepository(context, id));
  }
}

function fetchDue(context: Context, last: Map<string, Tries>): void {
  const everyMs = readSettings(context.db).fetchEveryMinutes * 60_000;
  if (everyMs === 0) return;
  const now = context.now();
  for (const { id, state, fetchedAtMs, failure } of listRepositories(context.db)) {
    const tries = last.get(id) ?? { triedAtMs: 0, wholeAtMs: now };
    const idle = state !== 'cloning' && state !== 'failed' && !context.tasks.isRunning(id);
    const waitMs = failure === null ? everyMs : Math.max(everyMs, afterFailureMs);
    if (!idle || now - Math.max(fetchedAtMs ?? 0, tries.triedAtMs) < waitMs) continue;
    const whole = now - tries.wholeAtMs >= wholeEveryMs;
    last.set(id, { triedAtMs: now, wholeAtMs: whole ? now : tries.wholeAtMs });
    work(context, (sync) => (whole ? sync.syncRepository(context, id) : sync.checkRepository(context, id)));
  }
}

type Sync = typeof syncModule;

function work(context: Context, task: (sync: Sync) => Promise<unknown>): void {
  import('../use-cases/repository/sync-repository.ts').then(task).catch((error: unknown) => {
    // An expected failure is kept with the repository and told by its event.
    if (!isAppError(error)) context.log.fault(error, 'repository.fetch');
  });
}
