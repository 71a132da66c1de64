import { AppError } from '../../shared/errors/index.ts';

/** Characters that HFS+ ignores in names, so that `.g\u200cit` would be `.git` there (git's utf8.c, next_hfs_char). */
const ignoredByHfs = /[\u200c-\u200f\u202a-\u202e\u206a-\u206f\ufeff]/g;
const MAX_NAME = 255;
const MAX_PATH = 4095;

/**
 * Why a name in a tree must never become a file or be written again, or null for a good one. The rules are those of git's
 * verify_path and fsck (`.git` in every spelling of HFS+ and NTFS), and control characters and backslashes besides.
 */
export function unsafeName(name: string): string | null {
  if (name === '') return 'an empty name';
  if (name === '.' || name === '..') return `a name of "${name}"`;
  if (name.includes('/')) return 'a slash in a name';
  if (name.includes('\\')) return 'a backslash';
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(name)) return 'a control character';
  if (name.includes('\ufffd')) return 'a name that is not UTF-8';
  if (isDotGit(name)) return 'a name that means ".git"';
  if (Buffer.byteLength(name) > MAX_NAME) return `a name longer than ${String(MAX_NAME)} bytes`;
  return null;
}

/** Why a whole path is unsafe, or null. */
export function unsafePath(path: string): string | null {
  if (path.length > MAX_PATH || Buffer.byteLength(path) > MAX_PATH) return `a path longer than ${String(MAX_PATH)} bytes`;
  for (const name of path.split('/')) {
    const reason = unsafeName(name);
    if (reason !== null) return reason;
  }
  return null;
}

/** Throws PATH_UNSAFE for a path that must not be written. */
export function assertSafePath(path: string): void {
  const detail = unsafePath(path);
  if (detail !== null) throw new AppError('PATH_UNSAFE', { path: shown(path), detail });
}

function isDotGit(name: string): boolean {
  const plain = name.replace(ignoredByHfs, '').toLowerCase();
  // NTFS drops dots and spaces at the end, knows "git~1", and takes what follows a colon for a stream.
  const windows = (plain.split(':')[0] ?? '').replace(/[. ]+$/, '');
  return windows === '.git' || windows === 'git~1';
}

function shown(path: string): string {
  // oxlint-disable-next-line eslint/no-control-regex -- control characters must not reach the screen
  const printable = path.replace(/[\u0000-\u001f\u007f]/g, '\u00b7');
  return printable.length > 200 ? `${printable.slice(0, 200)}…` : printable;
}
