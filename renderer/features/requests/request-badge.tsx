import { StatusBadge } from '../../ui/status-badge.tsx';
import { statusWords } from './status.ts';

/** Where a request is, in a word. */
export function RequestBadge({ state, draft }: { readonly state: string; readonly draft: boolean }) {
  if (state === 'merged') return <StatusBadge tone="info">Merged</StatusBadge>;
  if (state === 'closed') return <StatusBadge tone="danger">Closed</StatusBadge>;
  if (state === 'locked') return <StatusBadge tone="warning">Being merged</StatusBadge>;
  return draft ? <StatusBadge tone="neutral">Draft</StatusBadge> : <StatusBadge tone="success">Open</StatusBadge>;
}

/** How its pipeline does; nothing where there is none. */
export function PipelineBadge({ status }: { readonly status: string | null }) {
  if (status === null) return null;
  const { tone, label } = statusWords(status);
  return <StatusBadge tone={tone} title="Pipeline">{label}</StatusBadge>;
}
