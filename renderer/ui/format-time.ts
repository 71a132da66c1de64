const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
// Made once: each costs more to make than a hundred times to use.
const dateFormat = new Intl.DateTimeFormat(undefined, { year: 'numeric', month: 'short', day: 'numeric' });
const wholeFormat = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/** How long ago a moment was, in few words: `just now`, `2 min ago`, `3 h ago`, `yesterday`, `5 days ago`, then the date. */
export function timeAgo(atMs: number, nowMs: number): string {
  const ageMs = nowMs - atMs;
  if (ageMs < -minuteMs) return timeUntil(atMs, nowMs);
  if (ageMs < minuteMs) return 'just now';
  if (ageMs < hourMs) return `${Math.floor(ageMs / minuteMs)} min ago`;
  if (ageMs < dayMs) return `${Math.floor(ageMs / hourMs)} h ago`;
  if (ageMs < 2 * dayMs) return 'yesterday';
  if (ageMs < 30 * dayMs) return `${Math.floor(ageMs / dayMs)} days ago`;
  return dateFormat.format(atMs);
}

/** The whole moment, for a tooltip. */
export function wholeTime(atMs: number): string {
  return wholeFormat.format(atMs);
}

/** A duration in few words: `8 s`, `2 min 5 s`, `1 h 12 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

function timeUntil(atMs: number, nowMs: number): string {
  const leftMs = atMs - nowMs;
  if (leftMs < hourMs) return `in ${Math.ceil(leftMs / minuteMs)} min`;
  if (leftMs < dayMs) return `in ${Math.ceil(leftMs / hourMs)} h`;
  return `in ${Math.ceil(leftMs / dayMs)} days`;
}
