import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../../shared/errors/index.ts';

const place = join('resources', 'demo', 'repository');

/**
 * The files of the sample repository by path. On disk a name that begins with `dot-` stands for one that begins with a dot, so
 * that neither our own git nor the packager takes them for theirs.
 */
export async function sampleFiles(): Promise<Map<string, string>> {
  const root = findSample(dirname(fileURLToPath(import.meta.url)));
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)).toSorted();
  const files = await Promise.all(paths.map(async (path) => [nameOf(path.slice(root.length + 1)), await readFile(path, 'utf8')] as const));
  return new Map(files);
}

function nameOf(path: string): string {
  return path.split(sep).map((part) => (part.startsWith('dot-') ? `.${part.slice('dot-'.length)}` : part)).join('/');
}

// This module runs from its own folder, from the bundle and from the installed app: the resources are above it in each.
function findSample(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const found = join(folder, place);
    if (existsSync(found)) return found;
    if (folder === dirname(folder)) throw new AppError('DEMO_UNAVAILABLE', { detail: 'its sample files are not where they should be' });
  }
}
