/** One side of a comparison while it is made: its lines, which of them changed, and the ones that take part in the search. */
export interface DiffSide {
  readonly lines: Int32Array;
  readonly indents: Int16Array;
  /** 1 where the line changed; one byte more on each end, so line i is at i + 1. */
  readonly changed: Uint8Array;
  /** Line numbers that take part, and what they hold. */
  index: Int32Array;
  values: Int32Array;
}

/** A side with nothing marked. */
export function newSide(lines: Int32Array, indents: Int16Array): DiffSide {
  return { lines, indents, changed: new Uint8Array(lines.length + 2), index: new Int32Array(0), values: new Int32Array(0) };
}
