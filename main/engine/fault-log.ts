import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { inspect } from 'node:util';
import { redact } from '../forge/redact.ts';
import type { FaultLog } from '../use-cases/context.ts';

const largest = 1024 * 1024;
const kept = 3;

/** A log of faults in `logs/engine.log`, rotated at 1 MB, with tokens blotted out; a log that cannot be written never fails a call. */
export function openFaultLog(dataDir: string, secrets: () => readonly string[]): FaultLog {
  const folder = join(dataDir, 'logs');
  const file = join(folder, 'engine.log');
  return {
    fault: (error, where) => {
      const id = randomBytes(4).toString('hex');
      const text = redact(inspect(error, { depth: 4, breakLength: 160 }), secrets());
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        rotate(file);
        appendFileSync(file, `${new Date().toISOString()} ${id} ${where}\n${text.replaceAll(/^/gm, '  ')}\n`, { mode: 0o600 });
      } catch {
        // The id still tells one fault from another.
      }
      return id;
    },
  };
}

function rotate(file: string): void {
  if (!existsSync(file) || statSync(file).size < largest) return;
  for (let index = kept - 1; index >= 1; index--) {
    if (existsSync(`${file}.${index}`)) renameSync(`${file}.${index}`, `${file}.${index + 1}`);
  }
  renameSync(file, `${file}.1`);
}
