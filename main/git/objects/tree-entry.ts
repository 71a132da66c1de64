import { unsafeName } from '../path-safety.ts';
import type { EntryKind, TreeEntry } from '../types.ts';
import type { RawEntry } from './tree-walk.ts';

const plainName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,100}$/;

/** Describes a raw entry below `prefix` (empty, or ending in a slash), whose own flaw is `inherited`. */
export function describeEntry(entry: RawEntry, prefix: string, inherited: string | null): TreeEntry {
  const name = entry.text;
  const kind = kindOf(entry.mode);
  return {
    path: prefix + name,
    mode: entry.mode.toString(8).padStart(6, '0'),
    oid: entry.oid,
    type: kind === 'directory' ? 'tree' : kind === 'submodule' ? 'commit' : 'blob',
    kind,
    unsafe: inherited ?? (plainName.test(name) ? null : unsafeName(name)),
  };
}

/** What an entry with this mode is; unknown modes are taken for files, as git does. */
export function kindOf(mode: number): EntryKind {
  switch (mode & 0o170000) {
    case 0o040000:
      return 'directory';
    case 0o120000:
      return 'symlink';
    case 0o160000:
      return 'submodule';
    default:
      return (mode & 0o100) === 0 ? 'file' : 'executable';
  }
}
