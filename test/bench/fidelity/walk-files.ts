import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const skipped: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Every file under the paths, in a stable order; folders of version control and packages are left out. */
export function* walkFiles(paths: readonly string[]): Generator<string> {
  for (const path of paths) {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (stat?.isFile() === true) yield path;
    else if (stat?.isDirectory() === true) {
      const names = readdirSync(path).filter((name) => !skipped.has(name)).toSorted();
      yield* walkFiles(names.map((name) => join(path, name)));
    }
  }
}
