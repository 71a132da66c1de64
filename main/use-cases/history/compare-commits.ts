import type { Input, Output } from '../../../shared/contract/channels.ts';
import { resolveRef } from '../../git/resolve-ref.ts';
import { compareCommits as compare } from '../../history/query/compare.ts';
import type { Context } from '../context.ts';
import { openClone } from '../repository/open-clone.ts';

/** What differs between two branches or commits, in words; needs no index. */
export function compareCommits(context: Context, input: Input<'history.compare'>): Output<'history.compare'> {
  const { dir } = openClone(context, input.repositoryId);
  return compare({ dir, from: resolveRef({ dir, ref: input.from }), to: resolveRef({ dir, ref: input.to }), path: input.path });
}
