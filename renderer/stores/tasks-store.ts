import { create } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Progress } from '../../shared/model/progress.ts';

interface TasksState {
  readonly byId: Readonly<Record<string, Progress>>;
}

const lingerMs = 4_000;
const departures = new Map<string, ReturnType<typeof setTimeout>>();

/** Long tasks by id; a finished one stays for four seconds so that its end is seen. */
export const useTasks = create<TasksState>()(() => ({ byId: {} }));

/** The progress of one task, while it runs and shortly after. */
export function useTask(taskId: string): Progress | undefined {
  return useTasks((state) => state.byId[taskId]);
}

/** The tasks that run now. */
export function useRunningTasks(): readonly Progress[] {
  return useTasks(useShallow((state) => Object.values(state.byId).filter((each) => each.state === 'running')));
}

/** Takes in the newest progress of a task. */
export function putProgress(progress: Progress): void {
  clearTimeout(departures.get(progress.taskId));
  departures.delete(progress.taskId);
  useTasks.setState(({ byId }) => ({ byId: { ...byId, [progress.taskId]: progress } }));
  if (progress.state !== 'running') departures.set(progress.taskId, setTimeout(() => drop(progress.taskId), lingerMs));
}

/** Forgets all tasks; those of an engine that stopped have no end to wait for. */
export function dropTasks(): void {
  for (const timer of departures.values()) clearTimeout(timer);
  departures.clear();
  useTasks.setState({ byId: {} });
}

function drop(taskId: string): void {
  departures.delete(taskId);
  useTasks.setState(({ byId }) => {
    const { [taskId]: _gone, ...rest } = byId;
    return { byId: rest };
  });
}
