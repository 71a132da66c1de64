import { join } from 'node:path';
import { isAppError } from '../../shared/errors/index.ts';
import type { Progress } from '../../shared/model/progress.ts';
import { dropIndex } from '../history/history-index.ts';
import { HistoryThread } from '../history/threads/ask-history.ts';
import { buildIndex } from '../history/threads/build-index.ts';
import type { IndexPlace } from '../history/threads/messages.ts';
import type { Context, History } from '../use-cases/context.ts';
import { storeFolder } from '../use-cases/repository/store-folder.ts';

/** The history of every repository: one thread for questions, one for each index that is being brought up to date. */
export function createHistoryService(context: () => Context): History & { dispose(): Promise<void> } {
  const thread = new HistoryThread();
  const building = new Map<string, Promise<void>>();
  const failed = new Set<string>();
  const placeOf = (id: string): IndexPlace => ({ dir: storeFolder(context(), id), file: join(context().dataDir, `index-${id}.db`) });
  const build = async (id: string): Promise<void> => {
    const { tasks, emit } = context();
    const progress = { taskId: taskOf(id), title: 'Indexing history', phase: 'Reading commits', total: null, unit: 'commits', cancellable: true } as const;
    const tell = (done: number, state: Progress['state']): void => { emit({ type: 'progress', progress: { ...progress, done, state } }); };
    failed.delete(id);
    try {
      const commits = await tasks.run(taskOf(id), (signal) => buildIndex({ place: placeOf(id), signal, onProgress: (done) => { tell(done, 'running'); } }));
      tell(commits, 'done');
    } catch (error) {
      const cancelled = isAppError(error) && error.code === 'CANCELLED';
      tell(0, cancelled ? 'cancelled' : 'failed');
      if (cancelled) return;
      failed.add(id);
      context().log.fault(error, 'history.index');
    } finally {
      building.delete(id);
      emit({ type: 'history', repositoryId: id });
    }
  };
  const joinBuild = (id: string): Promise<void> => {
    const running = building.get(id) ?? build(id);
    building.set(id, running);
    return running;
  };
  return {
    ask: (id, verb, question) => thread.ask(placeOf(id), verb, question),
    update: joinBuild,
    stateOf: (id) => (building.has(id) ? 'building' : failed.has(id) ? 'failed' : 'ready'),
    forget: async (id) => {
      await context().tasks.cancel(taskOf(id));
      const { file } = placeOf(id);
      await thread.close(file);
      dropIndex(file);
    },
    dispose: () => thread.dispose(),
  };
}

function taskOf(repositoryId: string): string {
  return `history-${repositoryId}`;
}
