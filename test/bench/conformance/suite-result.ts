import { findTrail, type Node } from '../../../shared/edit/index.ts';

/** A case by its name in the suite, and why it failed or was skipped. */
export interface CaseNote {
  readonly id: string;
  readonly why: string;
}

/** What running one suite gave. */
export interface SuiteResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: readonly CaseNote[];
  readonly skipped: readonly CaseNote[];
}

/** Runs cases: each answers undefined where it passed, else what is wrong; a skipped case that passes is a failure, so that skips do not rot. */
export function runCases(name: string, cases: Iterable<readonly [id: string, run: () => string | undefined]>, skips: Readonly<Record<string, string>>): SuiteResult {
  let passed = 0;
  const failed: CaseNote[] = [];
  const skipped: CaseNote[] = [];
  for (const [id, run] of cases) {
    const fault = run();
    const skip = skips[id];
    if (skip !== undefined && fault !== undefined) skipped.push({ id, why: skip });
    else if (skip !== undefined) failed.push({ id, why: 'passes now; take it off the list of skips' });
    else if (fault !== undefined) failed.push({ id, why: fault });
    else passed++;
  }
  return { name, passed, failed, skipped };
}

/** The plain value that a tree stands for, aliases followed; `undefined` marks what has no plain value. */
export function valueOf(node: Node, root: Node = node): unknown {
  if (node.kind === 'alias') {
    const target = anchorBefore(root, node);
    return target === undefined ? undefined : valueOf(target, root);
  }
  if (node.kind === 'seq') return node.children.map((child) => valueOf(child, root));
  if (node.kind === 'map' || node.kind === 'block') return Object.fromEntries(node.children.map((child) => [String(child.path.at(-1)), valueOf(child, root)]));
  return node.value;
}

/** The last node with the alias's anchor that ends before it. */
function anchorBefore(root: Node, alias: Node): Node | undefined {
  const name = alias.source?.slice(1);
  let found: Node | undefined;
  const visit = (node: Node): void => {
    if (node.anchor === name && node.range.start < alias.range.start) found = node;
    for (const child of node.children) visit(child);
  };
  visit(root);
  return findTrail(root, found?.path ?? [])?.at(-1) === undefined ? undefined : found;
}
