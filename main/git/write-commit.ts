import { AppError } from '../../shared/errors/index.ts';
import { writeLoose } from './objects/loose-object.ts';
import { objectsOf } from './objects/object-database.ts';
import { formatPerson } from './objects/parse-commit.ts';
import { treeOf } from './objects/tree-of.ts';
import { translatingDisk } from './disk-errors.ts';
import { assertSafePath } from './path-safety.ts';
import type { Oid, WriteCommitOptions } from './types.ts';
import { changedTree, planTree } from './write-tree.ts';

/**
 * Writes a commit on `parent`: the blobs that changed, the trees above them, and nothing else; no ref moves. Answers its id.
 * PATH_UNSAFE refuses a path that must not be written, PATH_NOT_FOUND the deletion of what is not there.
 */
export function writeCommit(options: WriteCommitOptions): Oid {
  const { dir, parent, changes, message } = options;
  for (const { path } of changes) assertSafePath(path);
  return translatingDisk(dir, () => {
    const objects = objectsOf(dir);
    const before = parent === null ? null : treeOf(objects, parent);
    const tree = changedTree({ objects, path: '' }, before, planTree(changes)) ?? writeLoose(dir, 'tree', new Uint8Array(0));
    const head = [`tree ${tree}`];
    if (parent !== null) head.push(`parent ${parent}`);
    head.push(`author ${formatPerson(named(options.author))}`, `committer ${formatPerson(named(options.committer))}`);
    const text = message.replaceAll('\0', '').replace(/\s*$/, '\n');
    return writeLoose(dir, 'commit', Buffer.from(`${head.join('\n')}\n\n${text}`));
  });
}

function named<T extends { readonly name: string; readonly email: string }>(person: T): T {
  if (person.name.trim() === '' || person.email.trim() === '') throw new AppError('BAD_REQUEST', { detail: 'a commit needs a name and a mail address' });
  return person;
}
