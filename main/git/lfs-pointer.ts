import { asBuffer } from './objects/oid.ts';
import type { LfsPointer } from './types.ts';

const MAX_POINTER = 1024;

/** Reads a blob as a Git LFS pointer (git-lfs, docs/spec.md), or null when it is ordinary content. */
export function readLfsPointer(content: Uint8Array): LfsPointer | null {
  if (content.length > MAX_POINTER) return null;
  const text = asBuffer(content).toString('utf8');
  if (!/^version https:\/\/(git-lfs\.github\.com|hawser\.github\.com)\/spec\/v/.test(text)) return null;
  const sha256 = /^oid sha256:([0-9a-f]{64})$/m.exec(text)?.[1];
  const size = /^size (\d+)$/m.exec(text)?.[1];
  return sha256 === undefined || size === undefined ? null : { sha256, size: Number(size) };
}
