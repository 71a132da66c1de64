import { AppError } from '../../shared/errors/index.ts';

/**
 * Why git would refuse a branch of this name (git-check-ref-format, `--branch`), or null for a good one; names that look
 * like an option, or like a whole object id, are refused as well.
 */
export function checkRefName(name: string): string | null {
  if (name === '') return 'it is empty';
  if (name.startsWith('-')) return 'it begins with "-"';
  if (name === '@' || name === 'HEAD') return 'git gives it another meaning';
  // oxlint-disable-next-line eslint/no-control-regex -- control characters are what is looked for
  if (/[\u0000-\u0020\u007f~^:?*[\\]/.test(name)) return 'it holds a blank or one of ~ ^ : ? * [ \\';
  if (name.includes('..') || name.includes('@{')) return 'it holds ".." or "@{"';
  if (name.startsWith('/') || name.endsWith('/') || name.includes('//')) return 'a part between slashes is empty';
  if (name.endsWith('.')) return 'it ends with "."';
  if (name.split('/').some((part) => part.startsWith('.') || part.endsWith('.lock'))) return 'a part begins with "." or ends with ".lock"';
  if (/^[0-9a-f]{40}$/.test(name)) return 'it looks like a commit';
  return Buffer.byteLength(name) > 244 ? 'it is too long' : null;
}

/** Throws REF_INVALID for a name that git does not allow for a branch. */
export function assertRefName(name: string): void {
  if (checkRefName(name) !== null) throw new AppError('REF_INVALID', { name: name.slice(0, 200) });
}
