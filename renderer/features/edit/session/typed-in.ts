import { applySplices, rebaseSplices } from '../../../../shared/edit/index.ts';
import type { Splice } from '../../../../shared/edit/types.ts';
import { fewSplices } from '../editor/few-splices.ts';

/** The text that an editor showed when it was typed in, and what it shows since. */
export interface TypedIn {
  readonly before: string;
  readonly after: string;
}

/** What a text is after typing; what the editor did not show yet stays in it. */
export function afterTyping(text: string, splices: readonly Splice[], typedIn?: TypedIn): string {
  if (typedIn === undefined) return applySplices(text, splices);
  if (typedIn.before === text) return typedIn.after;
  return applySplices(text, rebaseSplices(splices, fewSplices(typedIn.before, text), 'after') ?? splices);
}
