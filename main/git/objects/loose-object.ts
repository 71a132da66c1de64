import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, inflateSync } from 'node:zlib';
import type { Oid } from '../types.ts';
import type { RawObject } from './pack-file.ts';
import { hashObject, type ObjectType } from './oid.ts';

const types = new Set<string>(['commit', 'tree', 'blob', 'tag']);
let serial = 0;

/** Reads a loose object of the store, or null when there is none; throws a plain error when its file is damaged. */
export function readLoose(dir: string, oid: Oid): RawObject | null {
  const bytes = readIfThere(loosePath(dir, oid));
  if (bytes === null) return null;
  const whole = inflateSync(bytes);
  const end = whole.indexOf(0);
  const [type = '', size = ''] = whole.toString('latin1', 0, Math.max(end, 0)).split(' ');
  const content = whole.subarray(end + 1);
  if (!types.has(type) || Number(size) !== content.length) throw new Error(`loose object ${oid} is damaged`);
  return { type: type as ObjectType, content };
}

/** Writes a loose object unless the file is there already, by a temporary name first; answers its id. */
export function writeLoose(dir: string, type: ObjectType, content: Uint8Array): Oid {
  const oid = hashObject(type, content);
  const path = loosePath(dir, oid);
  if (existsSync(path)) return oid;
  const folder = join(dir, 'objects', oid.slice(0, 2));
  const temporary = join(dir, 'objects', `tmp_obj_${String(process.pid)}_${String(serial++)}`);
  const bytes = deflateSync(Buffer.concat([Buffer.from(`${type} ${String(content.length)}\0`), content]), { level: 1 });
  writeFileSync(temporary, bytes, { mode: 0o444 });
  try {
    renameSync(temporary, path);
  } catch {
    mkdirSync(folder, { recursive: true });
    renameSync(temporary, path);
  }
  return oid;
}

/** Where a loose object of the store lies. */
export function loosePath(dir: string, oid: Oid): string {
  return join(dir, 'objects', oid.slice(0, 2), oid.slice(2));
}

function readIfThere(path: string): Buffer | null {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
