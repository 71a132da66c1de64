import type { Tone } from '../../ui/status-badge.tsx';

/** What a state of a pipeline or job means, in a word. */
export interface StatusWords {
  readonly tone: Tone;
  readonly label: string;
  /** It may still change by itself. */
  readonly live: boolean;
}

const known: Readonly<Record<string, StatusWords>> = {
  success: { tone: 'success', label: 'Passed', live: false },
  failed: { tone: 'danger', label: 'Failed', live: false },
  canceled: { tone: 'neutral', label: 'Cancelled', live: false },
  canceling: { tone: 'neutral', label: 'Being cancelled', live: true },
  skipped: { tone: 'neutral', label: 'Skipped', live: false },
  manual: { tone: 'neutral', label: 'Waits for someone', live: false },
  running: { tone: 'info', label: 'Running', live: true },
  pending: { tone: 'warning', label: 'Pending', live: true },
  created: { tone: 'neutral', label: 'Created', live: true },
  preparing: { tone: 'neutral', label: 'Preparing', live: true },
  scheduled: { tone: 'neutral', label: 'Scheduled', live: true },
  waiting_for_resource: { tone: 'warning', label: 'Waits for a resource', live: true },
};

/** The words for a state; one that is not known is shown as the forge names it. */
export function statusWords(status: string): StatusWords {
  return known[status] ?? { tone: 'neutral', label: status.replaceAll('_', ' '), live: true };
}
