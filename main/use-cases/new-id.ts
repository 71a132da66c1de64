import { randomBytes } from 'node:crypto';

/** A fresh opaque id, such as `d_3f9k…`; the prefix tells a reader of a log what it names. */
export function newId(prefix: 'a' | 'r' | 'd' | 'e'): string {
  return `${prefix}_${randomBytes(12).toString('base64url')}`;
}
