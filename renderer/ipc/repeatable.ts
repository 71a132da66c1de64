import type { ChannelName } from '../../shared/contract/channels.ts';

/** Channels that must not be sent twice; the table in shared/contract says so, and a test holds this list against it. */
const unrepeatable: ReadonlySet<ChannelName> = new Set<ChannelName>(['draft.create', 'draft.edit', 'draft.undo', 'draft.redo', 'job.retry']);

/** True when sending the same call again is safe whatever became of the first. */
export function isRepeatable(channel: ChannelName): boolean {
  return !unrepeatable.has(channel);
}
