import { isAppError } from '../../shared/errors/index.ts';
import type { AppDatabase } from '../store/app-database.ts';
import { listRepositories } from '../store/tables/repositories.ts';
import { readSettings } from '../store/tables/settings.ts';
import type { Context } from '../use-cases/context.ts';

const settleMs = 1500;
const lookEveryMs = 15_000;
const afterFailureMs = 10 * 60_000;

/** Work that nobody asks for: going on with broken clones, fetching on a timer, the backup of the day. Answers how to stop it. */
export function startBackground(context: Context, database: AppDatabase): () => void {
  const triedAtMs = new Map<string, number>();
  const first = setTimeout(() => {
    resumeClones(context);
    database.backUpDaily().catch((error: unknown) => { context.log.fault(error, 'backup'); });
  }, settleMs);
  const timer = setInterval(() => { fetchDue(context, triedAtMs); }, lookEveryMs);
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
    if (state === 'cloning' || state === 'usable') sync(context, id);
  }
}

function fetchDue(context: Context, triedAtMs: Map<string, number>): void {
  const everyMs = readSettings(context.db).fetchEveryMinutes * 60_000;
  if (everyMs === 0) return;
  for (const { id, state, fetchedAtMs, failure } of listRepositories(context.db)) {
    const idle = state !== 'cloning' && state !== 'failed' && !context.tasks.isRunning(id);
    const waitMs = failure === null ? everyMs : Math.max(everyMs, afterFailureMs);
    const lastMs = Math.max(fetchedAtMs ?? 0, triedAtMs.get(id) ?? 0);
    if (!idle || context.now() - lastMs < waitMs) continue;
    triedAtMs.set(id, context.now());
    sync(context, id);
  }
}

function sync(context: Context, id: string): void {
  import('../use-cases/repository/sync-repository.ts').then(({ syncRepository }) => syncRepository(context, id)).catch((error: unknown) => {
    // An expected failure is kept with the repository and told by its event.
    if (!isAppError(error)) context.log.fault(error, 'repository.fetch');
  });
}
