import { AppError } from '../../shared/errors/index.ts';

/** The expected failure that a file system's error stands for (DISK_FULL, DISK_DENIED), or the error itself. */
export function diskError(error: unknown, place: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('DISK_FULL', {}, { cause: error });
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return new AppError('DISK_DENIED', { place }, { cause: error });
  return error;
}

/** Runs what writes below `place` and translates the disk's errors. */
export function translatingDisk<T>(place: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw diskError(error, place);
  }
}
