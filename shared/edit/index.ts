export { decodeText } from './decode-text.ts';
export { detectKind } from './detect-kind.ts';
export { findNode, findTrail, nodeAt } from './find-node.ts';
export { hashText } from './hash-text.ts';
export { diffLists, splitLines } from './line-diff.ts';
export { minimalSplices } from './minimal-splices.ts';
export { asPlan, editDocument, planEdits } from './plan-edits.ts';
export { readBytes, readDocument } from './read-document.ts';
export { reanchor } from './reanchor.ts';
export { applySplices, composeSplices, invertSplices, rebaseSplices } from './splices.ts';
export type {
  Conflict, EditDocument, Kind, Node, Operation, Path, Plan, Range, ReasonCode, Scalar, Segment, Splice, Value,
} from './types.ts';
