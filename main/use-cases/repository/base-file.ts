import { decodeText } from '../../../shared/edit/index.ts';
import { AppError, isAppError } from '../../../shared/errors/index.ts';
import { readBlobAtPath, statBlobAtPath } from '../../git/read-blob-at-path.ts';
import { readTree } from '../../git/read-tree.ts';
import type { FileAtPath } from '../../git/types.ts';

/** A file as a commit has it. */
export interface BaseFile {
  readonly blobOid: string;
  readonly mode: string;
  readonly sizeBytes: number;
  /** Null when it is not text that can be shown; then `unreadable` says why. */
  readonly text: string | null;
  readonly unreadable: { readonly code: string; readonly message: string } | null;
  /** Set when the text stands for content that lies elsewhere. */
  readonly notice: string | null;
}

const largestText = 20 * 1024 * 1024;

/** Reads a file of a commit; null when the commit has nothing at that path. */
export function readBaseFile(place: { readonly dir: string; readonly commit: string; readonly path: string }): BaseFile | null {
  const submodule = (oid: string): BaseFile => ({
    ...unreadable({ code: 'SUBMODULE', message: 'This is a submodule: another repository at a fixed commit. Add that repository to see its files.' }),
    blobOid: oid, mode: '160000', sizeBytes: 0,
  });
  try {
    const { oid, mode, kind, size } = statBlobAtPath(place);
    if (kind !== 'symlink' && size > largestText) return tooLarge({ blobOid: oid, mode, sizeBytes: size });
    return describe(readBlobAtPath(place));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'PATH_NOT_FOUND') throw error;
    const oid = findSubmodule(place);
    return oid === null ? null : submodule(oid);
  }
}

/** As `readBaseFile`, with PATH_NOT_FOUND where there is nothing. */
export function requireBaseFile(place: { readonly dir: string; readonly commit: string; readonly path: string }): BaseFile {
  const file = readBaseFile(place);
  if (file === null) throw new AppError('PATH_NOT_FOUND', { path: place.path });
  return file;
}

function describe(file: FileAtPath): BaseFile {
  const common = { blobOid: file.oid, mode: file.mode, sizeBytes: file.content.length };
  if (file.kind === 'symlink') {
    const target = Buffer.from(file.content).toString('utf8').slice(0, 300);
    return { ...common, ...unreadable({ code: 'SYMLINK', message: `This is a symbolic link to "${target}". Links are shown and never followed.` }) };
  }
  const decoded = decodeText(file.content);
  if (!decoded.ok) return { ...common, ...unreadable({ code: decoded.error.code, message: decoded.error.message }) };
  const notice = file.lfs === null ? null : `This is a Git LFS pointer: the real content (${file.lfs.size} bytes) is kept elsewhere, and the pointer is not to be edited.`;
  return { ...common, text: decoded.value, unreadable: null, notice };
}

function tooLarge(file: Pick<BaseFile, 'blobOid' | 'mode' | 'sizeBytes'>): BaseFile {
  return { ...file, ...unreadable({ code: 'TOO_LARGE', message: `This file has ${Math.ceil(file.sizeBytes / 1024 / 1024)} MB; files over 20 MB are not opened.` }) };
}

function unreadable(reason: { readonly code: string; readonly message: string }): Pick<BaseFile, 'text' | 'unreadable' | 'notice'> {
  return { text: null, unreadable: reason, notice: null };
}

function findSubmodule({ dir, commit, path }: { readonly dir: string; readonly commit: string; readonly path: string }): string | null {
  let oid = commit;
  for (const [index, name] of path.split('/').entries()) {
    const entry = readTree({ dir, oid }).find((each) => each.path === name);
    const last = index === path.split('/').length - 1;
    if (last) return entry?.kind === 'submodule' ? entry.oid : null;
    if (entry?.kind !== 'directory') return null;
    oid = entry.oid;
  }
  return null;
}

/** Throws PATH_UNSAFE where a new file would stand on a folder, or below a file. */
export function assertRoomFor({ dir, commit, path }: { readonly dir: string; readonly commit: string; readonly path: string }): void {
  const names = path.split('/');
  let oid = commit;
  for (const [index, name] of names.entries()) {
    const entry = readTree({ dir, oid }).find((each) => each.path === name);
    if (entry === undefined) return;
    const last = index === names.length - 1;
    if (last && entry.kind !== 'directory') return;
    const place = names.slice(0, index + 1).join('/');
    if (last) throw new AppError('PATH_UNSAFE', { path, detail: 'a folder has this name' });
    if (entry.kind !== 'directory') throw new AppError('PATH_UNSAFE', { path, detail: `"${place}" is a file, not a folder` });
    oid = entry.oid;
  }
}
