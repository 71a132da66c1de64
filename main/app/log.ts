import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';

const rotateAtBytes = 2_000_000;

/** Appends lines to a file with the time before them, keeps one older file, and copies them to standard error while developing. */
export function openLog(file: string, echo: boolean): (line: string) => void {
  let queue: Promise<unknown> = mkdir(path.dirname(file), { recursive: true });
  return (line) => {
    const entry = `${new Date().toISOString()} ${redact(line)}\n`;
    if (echo) process.stderr.write(entry);
    // A log that cannot be written must not take the app down.
    queue = queue.then(() => write(file, entry)).catch(() => undefined);
  };
}

async function write(file: string, entry: string): Promise<void> {
  const size = await stat(file).then((found) => found.size, () => 0);
  if (size > rotateAtBytes) await rename(file, `${file}.old`);
  await appendFile(file, entry, { mode: 0o600 });
}

/** Takes out what looks like a token or a password in a URL. */
export function redact(text: string): string {
  return text
    .replace(/\b(gl[a-z]{2,6}-|gh[a-z]_|github_pat_)[\w.-]+/g, '$1…')
    .replace(/(\w+:\/\/)[^\s/@]+@/g, '$1…@')
    .replace(/((?:private-token|authorization)["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',]+/gi, '$1…');
}
