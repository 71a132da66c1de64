export { decodeText } from './decode-text.ts';
export { type Detected, detectKind } from './detect-kind.ts';
export { findNode, findTrail, nodeAt } from './find-node.ts';
export { hashText } from './hash-text.ts';
export { diffLists, type Hunk, splitLines } from './line-diff.ts';
export { minimalSplices } from './minimal-splices.ts';
export { asPlan, editDocument, planEdits } from './plan-edits.ts';
export { readBytes, readDocument } from './read-document.ts';
export { reanchor, type Reanchored, type ReanchorRequest } from './reanchor.ts';
export { applySplices, composeSplices, invertSplices, rebaseSplices } from './splices.ts';
export type {
  Comment, Conflict, EditDocument, Kind, Node, NodeKind, NodeStyle, Operation, Path, Plan, Problem, Range, Reason, ReasonCode, Scalar, Segment, Splice, Target, Value,
} from './types.ts';
