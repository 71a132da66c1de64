import { basename } from 'node:path';
import { AppError, isAppError } from '../../shared/errors/index.ts';

/** What a failure of SQLite or of the disk under `file` means to the operator; anything else comes back as it is. */
export function translateStoreError(error: unknown, file: string): unknown {
  if (isAppError(error)) return error;
  const code = codeOf(error);
  if (code === undefined) return error;
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'EDQUOT') return new AppError('DISK_FULL', {}, { cause: error });
  if (/^(SQLITE_(READONLY|PERM|CANTOPEN|AUTH)|EACCES$|EPERM$|EROFS$)/.test(code)) return new AppError('DISK_DENIED', { place: file }, { cause: error });
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new AppError('DATABASE_BUSY', {}, { cause: error });
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return new AppError('DATABASE_DAMAGED', { file: basename(file), aside: basename(file) }, { cause: error });
  // SQLite reports a full disk as an I/O error where a file could not grow, such as the shared memory of the write-ahead log.
  if (/^SQLITE_IOERR_(WRITE|FSYNC|SHMSIZE|SHMMAP|TRUNCATE)/.test(code)) return new AppError('DISK_FULL', {}, { cause: error });
  return error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
