import type { Splice } from './types.ts';

/** The text after splices (sorted, disjoint) were made; throws a plain error where they are not, since no plan may give such. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  let at = 0;
  let result = '';
  for (const splice of splices) {
    if (splice.start < at || splice.end < splice.start || splice.end > text.length) throw new Error('splices overlap or leave the text');
    result += text.slice(at, splice.start) + splice.text;
    at = splice.end;
  }
  return result + text.slice(at);
}

/** The splices that lead back from `applySplices(text, splices)` to `text`. */
export function invertSplices(text: string, splices: readonly Splice[]): readonly Splice[] {
  let delta = 0;
  return splices.map((splice) => {
    const start = splice.start + delta;
    delta += splice.text.length - (splice.end - splice.start);
    return { start, end: start + splice.text.length, text: text.slice(splice.start, splice.end) };
  });
}

/**
 * Splices on a text as they read on the same text after `over` was made; `side` says which comes first where both insert at one place.
 * Undefined where the two touch the same characters.
 */
export function rebaseSplices(splices: readonly Splice[], over: readonly Splice[], side: 'before' | 'after'): readonly Splice[] | undefined {
  const moved: Splice[] = [];
  for (const splice of splices) {
    const delta = shiftOver(splice, over, side);
    if (delta === undefined) return undefined;
    moved.push({ start: splice.start + delta, end: splice.end + delta, text: splice.text });
  }
  return moved;
}

function shiftOver(splice: Splice, over: readonly Splice[], side: 'before' | 'after'): number | undefined {
  let delta = 0;
  for (const other of over) {
    const samePlace = other.start === other.end && splice.start === splice.end && other.start === splice.start;
    if (samePlace ? side === 'after' : other.end <= splice.start) delta += other.text.length - (other.end - other.start);
    else if (!samePlace && other.start < splice.end) return undefined;
  }
  return delta;
}

type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

/** One list of splices on the first text that does what `first`, then `second` (on the text after `first`) do. */
export function composeSplices(first: readonly Splice[], second: readonly Splice[]): readonly Splice[] {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  return asSplices(cutPieces(asPieces(first), second));
}

function asPieces(splices: readonly Splice[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const splice of splices) {
    if (splice.start > at) pieces.push({ start: at, end: splice.start });
    if (splice.text !== '') pieces.push({ text: splice.text });
    at = splice.end;
  }
  pieces.push({ start: at, end: Number.MAX_SAFE_INTEGER });
  return pieces;
}

function cutPieces(pieces: readonly Piece[], splices: readonly Splice[]): Piece[] {
  const result: Piece[] = [];
  let index = 0;
  let offset = 0;
  let within = 0;
  const advance = (to: number, keep: boolean): void => {
    while (offset < to) {
      const piece = pieces[index];
      if (piece === undefined) return;
      const left = pieceLength(piece) - within;
      const take = Math.min(left, to - offset);
      if (keep) result.push(slicePiece(piece, within, within + take));
      offset += take;
      within = take === left ? 0 : within + take;
      if (take === left) index++;
    }
  };
  for (const splice of splices) {
    advance(splice.start, true);
    advance(splice.end, false);
    if (splice.text !== '') result.push({ text: splice.text });
  }
  advance(Number.MAX_SAFE_INTEGER, true);
  return result;
}

function pieceLength(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

function slicePiece(piece: Piece, from: number, to: number): Piece {
  return 'text' in piece ? { text: piece.text.slice(from, to) } : { start: piece.start + from, end: piece.start + to };
}

function asSplices(pieces: readonly Piece[]): readonly Splice[] {
  const splices: Splice[] = [];
  let at = 0;
  let text = '';
  for (const piece of pieces) {
    if ('text' in piece) {
      text += piece.text;
      continue;
    }
    if (piece.start > at || text !== '') splices.push({ start: at, end: piece.start, text });
    text = '';
    at = piece.end;
  }
  return splices;
}
