import type { Result } from '../errors/index.ts';
import type { Kind, Node, Operation, Problem, Reason, Splice, Value } from './types.ts';

/** What an adapter's parser gives for one text; a parser that fails still reports every problem and as much of the tree as it can. */
export interface Parsed {
  /** One root for each document (path `[]`); ranges count UTF-16 code units of the whole text, a byte order mark included. */
  readonly roots: readonly Node[];
  readonly problems: readonly Problem[];
  /** Why there is no form although the text could be read (templated, too large ...). */
  readonly readOnly?: Reason;
}

/** One operation on a text that `parse` has read; `parsed` is exactly what `parse` (or `reparse`) gave for `text`. */
export interface PlanRequest {
  readonly path: string;
  readonly text: string;
  readonly parsed: Parsed;
  readonly operation: Operation;
}

/** What a text was, what became of it and why, for an adapter that can read again only what was touched. */
export interface ReparseRequest {
  readonly path: string;
  readonly before: string;
  readonly parsed: Parsed;
  readonly splices: readonly Splice[];
  readonly after: string;
  readonly operation: Operation;
}

/** The part that was read again: one collection as it was and as it is, cut down to the touched children and at least one of them. */
export interface Reparsed {
  readonly before: Node;
  readonly after: Node;
  /** How many children of the collection stand before the touched ones. */
  readonly offset: number;
  /** The tree of the whole new text; costs more than the part, so only called where it is needed. */
  readonly whole: () => Parsed;
}

/**
 * What each format implements. The core finds the kind, decodes, calls `plan`, applies the splices, parses again and
 * compares the two trees (`verify-edit.ts`): nothing that `plan` returns reaches the caller unverified. Rules for the tree:
 * - children stand in source order; the same text always gives the same tree;
 * - a child's path is its parent's path plus one segment (map: the decoded key; seq: the index), or for an HCL block plus type, labels
 *   and, where the same type and labels stand several times in one body, an index;
 * - a leaf that is no scalar (`expr`, `alias`, `raw`) carries its exact `source`, numbers too: leaves are compared by value and source;
 * - an empty value (`key:` in YAML) is a scalar `null` with style `empty`.
 */
export interface Adapter {
  readonly kind: Kind;
  /** Reads a text, byte order mark included where it has one; never throws. */
  parse(text: string, path: string): Parsed;
  /** Splices that do one operation, sorted and disjoint, or the reason why not; pure, never throws. */
  plan(request: PlanRequest): Result<readonly Splice[], Reason>;
  /** Reads again only what the splices touched, or undefined where the whole text must be; left out by adapters whose parser is fast. */
  reparse?(request: ReparseRequest): Reparsed | undefined;
  /** True where two nodes of two texts are known to mean the same without looking into them; false tells nothing, and they are compared. */
  same?(one: Node, other: Node): boolean;
  /** True where a node now holds exactly the value that an operation wrote; left out where comparing kind and decoded value is enough. */
  holds?(node: Node, value: Value, expression: boolean): boolean;
  /** True where the lines of a mapping may be scattered, so that deleting one can change the place that its keys have by their first line. */
  readonly scattersKeys?: boolean;
  /** The source of a leaf as the verifier compares it, where layout inside it may change without changing its meaning. */
  canonicalSource?(node: Node): string;
}
