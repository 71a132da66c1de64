import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const DAY_MS = 86_400_000;

/** The name of a temporary file or folder that says which process made it. */
export function temporaryName(kind: string): string {
  return `tmp_${kind}_${String(process.pid)}_${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
}

/** Removes the temporary packs and objects of a store whose makers no longer run. */
export function removeWreckage(dir: string): void {
  removeAbandoned(join(dir, 'objects', 'pack'), /^tmp_pack_(\d+)_/);
  removeAbandoned(join(dir, 'objects'), /^tmp_obj_(\d+)_/);
  removePacksWithoutIndex(join(dir, 'objects', 'pack'));
}

/** A pack comes just before its index and goes just after it; one that is alone for a day was left by a crash. */
function removePacksWithoutIndex(folder: string): void {
  if (!existsSync(folder)) return;
  const names = new Set(readdirSync(folder));
  for (const name of names) {
    const alone = /^pack-[0-9a-f]{40}\.pack$/.test(name) && !names.has(name.replace(/\.pack$/, '.idx'));
    if (alone && Date.now() - statSync(join(folder, name)).mtimeMs > DAY_MS) rmSync(join(folder, name), { force: true });
  }
}

/** Removes the half-made clones beside `dir` whose makers no longer run. */
export function removeClonesInProgress(dir: string): void {
  const prefix = basename(dir).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  removeAbandoned(dirname(dir), new RegExp(`^${prefix}\\.tmp_clone_(\\d+)_`));
}

function removeAbandoned(folder: string, pattern: RegExp): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const pid = Number(pattern.exec(name)?.[1] ?? 0);
    if (pid > 0 && pid !== process.pid && !runs(pid)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
