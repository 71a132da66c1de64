import { type Result, succeed } from '../../errors/index.ts';
import { refuse } from '../reason.ts';
import type { Reason, Splice } from '../types.ts';
import { encodeKey, isRepresentable } from './encode-toml.ts';
import { beginsWith, type Job } from './job.ts';

/** Plans `rename`: the part of the key wherever it stands, in the headers of sub-tables too. */
export function planRename(job: Job, key: string): Result<readonly Splice[], Reason> {
  const { node, parent, file } = job;
  if (parent?.kind !== 'map') return refuse('NOT_A_MAPPING', 'Only a key can be renamed.', node.range);
  if (node.path.at(-1) === key) return succeed([]);
  if (!isRepresentable(key)) return refuse('VALUE_UNREPRESENTABLE', 'This key holds half a character.', node.range);
  if (parent.children.some((child) => child.path.at(-1) === key)) return refuse('KEY_EXISTS', `${key} is there already.`, node.range);
  const depth = node.path.length - 1;
  const text = encodeKey(key);
  const parts = [...file.entries, ...job.inline].filter((entry) => beginsWith(entry.path, node.path)).flatMap((entry) => entry.parts.filter((part) => part.depth === depth));
  if (parts.length === 0) return refuse('UNSUPPORTED', 'This key cannot be renamed here.', node.range);
  return succeed(parts.map(({ start, end }) => ({ start, end, text })));
}
