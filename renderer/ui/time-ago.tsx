import { timeAgo, wholeTime } from './format-time.ts';
import { useNow } from './use-now.ts';

const refreshMs = 15_000;

/** How long ago a moment was, kept true as time passes; the whole moment as tooltip. */
export function TimeAgo({ atMs, prefix = '' }: { readonly atMs: number; readonly prefix?: string }) {
  const now = useNow(refreshMs);
  return (
    <time dateTime={new Date(atMs).toISOString()} title={wholeTime(atMs)}>
      {prefix}
      {timeAgo(atMs, now)}
    </time>
  );
}
