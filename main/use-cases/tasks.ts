import { AppError } from '../../shared/errors/index.ts';

/** Long work by its id: asked for twice it runs once, and it can be cancelled. */
export interface Tasks {
  /** Joins the work that runs under this id, or starts it; rejects with CANCELLED when it was cancelled. */
  run<T>(id: string, work: (signal: AbortSignal) => Promise<T>): Promise<T>;
  isRunning(id: string): boolean;
  /** Asks work to stop and waits until it has; nothing happens where none runs. */
  cancel(id: string): Promise<void>;
  /** Cancels everything and waits for it. */
  dispose(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly result: Promise<unknown>;
}

/** An empty set of tasks. */
export function createTasks(): Tasks {
  const running = new Map<string, Running>();
  const cancel = async (id: string): Promise<void> => {
    const task = running.get(id);
    task?.controller.abort(new AppError('CANCELLED'));
    await task?.result.catch(() => undefined);
  };
  return {
    run: <T>(id: string, work: (signal: AbortSignal) => Promise<T>) => {
      const present = running.get(id);
      if (present) return present.result as Promise<T>;
      const controller = new AbortController();
      const result = Promise.resolve().then(() => work(controller.signal)).catch((error: unknown) => {
        throw controller.signal.aborted ? new AppError('CANCELLED', {}, { cause: error }) : error;
      }).finally(() => { running.delete(id); });
      running.set(id, { controller, result });
      return result;
    },
    isRunning: (id) => running.has(id),
    cancel,
    dispose: async () => {
      await Promise.all([...running.keys()].map(cancel));
    },
  };
}
