import type { Envelope } from '../../shared/contract/envelope.ts';
import type { AppEvent } from '../../shared/contract/events.ts';
import type { FromEngine, ToEngine } from '../engine-protocol/messages.ts';
import { failureEnvelope } from './failure-envelope.ts';

/** A running engine process, as far as its supervisor is concerned. */
export interface EngineProcess {
  send(message: ToEngine): void;
  kill(): void;
}

/** What the supervisor is given: how to start an engine, and whom to tell what. */
export interface EngineSurroundings {
  /** Starts a process and sends it its start message; calls `onMessage` and, once, `onExit`. */
  fork(onMessage: (message: FromEngine) => void, onExit: (code: number) => void): EngineProcess;
  onEvent(event: AppEvent): void;
  /** Answers what the engine asks of the main process; undefined is answered by silence. */
  answer(question: EngineQuestion): Promise<ToEngine | undefined>;
  log(line: string): void;
}

/** A message by which the engine asks the main process for something. */
export type EngineQuestion = Extract<FromEngine, { kind: 'secret.get' | 'secret.set' | 'secret.delete' | 'proxy.resolve' }>;

/** The engine for the rest of the main process. */
export interface Engine {
  /** Passes a call on; always resolves, with ENGINE_STOPPED when the engine dies before it has answered. */
  call(channel: string, input: unknown): Promise<Envelope>;
  /** Lets the engine finish what it writes and end, and kills it when it takes longer than `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

const firstDelayMs = 100;
const lastDelayMs = 5_000;
/** After so many ends in a row, each soon after its start, it is left down until the next call. */
const patience = 6;
const soundAfterMs = 30_000;

/** Starts the engine and keeps it running: restarts it with growing pauses when it dies, and fails the calls it left unanswered. */
export function superviseEngine(surroundings: EngineSurroundings): Engine {
  const supervisor = new EngineSupervisor(surroundings);
  supervisor.start();
  return supervisor;
}

class EngineSupervisor implements Engine {
  readonly #surroundings: EngineSurroundings;
  readonly #pending = new Map<number, (envelope: Envelope) => void>();
  #process: EngineProcess | undefined;
  #nextId = 1;
  #endsInARow = 0;
  #startedAtMs = 0;
  #restart: NodeJS.Timeout | undefined;
  #stopped: (() => void) | undefined;

  constructor(surroundings: EngineSurroundings) {
    this.#surroundings = surroundings;
  }

  start(): void {
    clearTimeout(this.#restart);
    this.#startedAtMs = Date.now();
    const process = this.#surroundings.fork((message) => {
      // A message of a process that has been given up comes too late.
      if (process === this.#process) this.#receive(message);
    }, (code) => this.#ended(code));
    this.#process = process;
  }

  call(channel: string, input: unknown): Promise<Envelope> {
    if (!this.#process && this.#endsInARow >= patience && !this.#stopped) {
      this.#endsInARow = 0;
      this.start();
    }
    const process = this.#process;
    if (!process) return Promise.resolve(failureEnvelope('ENGINE_STOPPED'));
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#pending.set(id, resolve);
      process.send({ kind: 'call', id, channel, input });
    });
  }

  async stop(graceMs: number): Promise<void> {
    clearTimeout(this.#restart);
    const process = this.#process;
    const ended = new Promise<void>((resolve) => { this.#stopped = resolve; });
    if (!process) return;
    process.send({ kind: 'stop' });
    const timer = setTimeout(() => process.kill(), graceMs);
    await ended;
    clearTimeout(timer);
  }

  #receive(message: FromEngine): void {
    switch (message.kind) {
      case 'ready':
        return this.#surroundings.onEvent({ type: 'engine', state: 'ready' });
      case 'event':
        return this.#surroundings.onEvent(message.event);
      case 'reply': {
        this.#pending.get(message.id)?.(message.envelope);
        this.#pending.delete(message.id);
        return undefined;
      }
      case 'secret.get':
      case 'secret.set':
      case 'secret.delete':
      case 'proxy.resolve':
        return void this.#answer(message);
    }
  }

  async #answer(question: EngineQuestion): Promise<void> {
    const asker = this.#process;
    try {
      const reply = await this.#surroundings.answer(question);
      if (reply && asker === this.#process) asker?.send(reply);
    } catch (error) {
      this.#surroundings.log(`${question.kind} could not be answered: ${String(error)}`);
    }
  }

  #ended(code: number): void {
    this.#process = undefined;
    for (const resolve of this.#pending.values()) resolve(failureEnvelope('ENGINE_STOPPED'));
    this.#pending.clear();
    if (this.#stopped) return this.#stopped();
    this.#endsInARow = Date.now() - this.#startedAtMs > soundAfterMs ? 1 : this.#endsInARow + 1;
    const down = this.#endsInARow >= patience;
    this.#surroundings.log(`the engine ended with code ${code}${down ? '; left down' : ''}`);
    this.#surroundings.onEvent({ type: 'engine', state: down ? 'down' : 'restarting' });
    if (down) return undefined;
    const delayMs = Math.min(firstDelayMs * 2 ** (this.#endsInARow - 1), lastDelayMs);
    this.#restart = setTimeout(() => this.start(), delayMs);
    return undefined;
  }
}
