import { type Result, succeed } from '../errors/index.ts';
import type { Parsed } from './adapter.ts';
import { findTrail } from './find-node.ts';
import { refuse } from './reason.ts';
import type { Node, Operation, Path, Reason } from './types.ts';

/** An operation on a place of a format that has neither blocks nor several documents. */
export type PathOperation = Exclude<Operation, { op: 'add-document' | 'remove-document' | 'add-block' | 'remove-block' | 'move-block' }>;

/** What an operation names: the nodes from the root down to it, and its place among its siblings (-1 for the root). */
interface Target {
  readonly operation: PathOperation;
  readonly root: Node;
  readonly trail: readonly Node[];
  readonly node: Node;
  readonly index: number;
}

/** The name of a format, and how it finds a node; by its tree where that is left out. */
interface Format {
  readonly format: string;
  readonly find?: (root: Node, path: Path) => Pick<Target, 'trail' | 'index'> | undefined;
}

/** What an operation names in a file that is one document without blocks, or the reason why it names nothing there. */
export function targetIn({ roots: [root] }: Parsed, operation: Operation, { format, find = findInTree }: Format): Result<Target, Reason> {
  if (!isOnPath(operation)) return refuse('UNSUPPORTED', `${format} has neither blocks nor several documents.`);
  if (root === undefined || (operation.document ?? 0) !== 0) return refuse('NOT_FOUND', `A ${format} file is one document.`);
  const found = find(root, operation.path);
  const node = found?.trail.at(-1);
  if (found === undefined || node === undefined) return refuse('NOT_FOUND', `There is no ${operation.path.join('.')} in this file.`);
  return succeed({ operation, root, node, ...found });
}

function isOnPath(operation: Operation): operation is PathOperation {
  return !operation.op.endsWith('-block') && !operation.op.endsWith('-document');
}

/** As `findTrail`, with the place among its siblings. */
export function findInTree(root: Node, path: Path): Pick<Target, 'trail' | 'index'> | undefined {
  const trail = findTrail(root, path);
  const [parent, node] = [trail?.at(-2), trail?.at(-1)];
  return trail === undefined || node === undefined ? undefined : { trail, index: parent === undefined ? -1 : parent.children.indexOf(node) };
}
