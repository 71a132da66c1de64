import type { CST } from 'yaml';
import type { Comment } from '../types.ts';

const none: readonly Comment[] = [];

/** The comments that the parser put with a node: on lines before its entry, after it on its line, or inside it. */
export function commentsOf(token: CST.Token | undefined, item: CST.CollectionItem | undefined, shift: number): readonly Comment[] {
  let found: Comment[] | undefined;
  const add = (tokens: readonly CST.Token[] | undefined, place: Comment['place']): void => {
    if (tokens === undefined) return;
    for (const each of tokens) {
      if (each.type !== 'comment') continue;
      found ??= [];
      found.push({ start: each.offset + shift, end: each.offset + shift + each.source.length, text: each.source, place });
    }
  };
  add(item?.start, 'before');
  add(item?.sep, 'after');
  if (token === undefined) return found ?? none;
  if ('end' in token) add(token.end, 'after');
  if (token.type === 'block-scalar') add(token.props, 'after');
  if (token.type === 'block-map' || token.type === 'block-seq') add(trailing(token), 'inside');
  return found ?? none;
}

function trailing(token: CST.BlockMap | CST.BlockSequence): readonly CST.Token[] | undefined {
  const last = token.items.at(-1);
  return last !== undefined && last.value === undefined && !('key' in last) && last.sep === undefined ? last.start : undefined;
}
