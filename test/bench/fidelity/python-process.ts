import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';
import type { SecondReader } from './read-model.ts';

/** A reader that runs in Python; call `stop` at the end. */
export type PythonReader = SecondReader & { readonly stop: () => void };

/** A Python program that answers a line of JSON (`{answer}` or `{error}`) to each line of JSON. */
interface Python {
  readonly ask: (question: unknown) => Promise<unknown>;
  readonly stop: () => void;
}

/** Starts a program that says `ready` first; undefined where python3, or what the program imports, is missing. */
export async function startPython(program: string): Promise<Python | undefined> {
  const child = spawn('python3', ['-c', program], { stdio: ['pipe', 'pipe', 'ignore'] });
  const lines = createInterface({ input: child.stdout });
  const nextLine = answers(child, lines);
  const ready = await nextLine().catch(() => undefined);
  if (ready !== 'ready') return undefined;
  return {
    ask: async (question) => {
      const line = nextLine();
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { answer, error } = JSON.parse(await line) as { answer?: unknown; error?: string };
      if (answer === undefined) throw new Error(error);
      return answer;
    },
    stop: () => {
      child.stdin.end();
      child.kill();
    },
  };
}

type Waiting = { readonly resolve: (line: string) => void; readonly reject: (error: Error) => void };

/** Answers come in the order of the questions. */
function answers(child: ChildProcess, lines: Interface): () => Promise<string> {
  const waiting: Waiting[] = [];
  const fail = (error: Error): void => waiting.splice(0).forEach(({ reject }) => reject(error));
  lines.on('line', (line) => waiting.shift()?.resolve(line));
  child.once('error', fail);
  child.once('exit', () => fail(new Error('python3 ended')));
  return () => new Promise((resolve, reject) => void waiting.push({ resolve, reject }));
}
