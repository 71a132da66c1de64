import type { AppEvent } from '../../shared/contract/events.ts';
import { bridge } from './bridge.ts';

type EventType = AppEvent['type'];
type EventOf<Type extends EventType> = Extract<AppEvent, { type: Type }>;
type Listener = (event: AppEvent) => void;

const listeners = new Map<EventType, Set<Listener>>();
let detach: (() => void) | null = null;

/** Hears every event of one type until the returned function is called; one bridge listener serves all. */
export function subscribe<Type extends EventType>(type: Type, listener: (event: EventOf<Type>) => void): () => void {
  const ofType = listeners.get(type) ?? new Set<Listener>();
  const wrapped: Listener = (event) => listener(event as EventOf<Type>);
  ofType.add(wrapped);
  listeners.set(type, ofType);
  detach ??= bridge().on(dispatch);
  return () => {
    ofType.delete(wrapped);
    if (detach !== null && [...listeners.values()].every((each) => each.size === 0)) {
      detach();
      detach = null;
    }
  };
}

function dispatch(event: AppEvent): void {
  for (const listener of listeners.get(event.type) ?? []) listener(event);
}
