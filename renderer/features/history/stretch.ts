/** The length of time that one bar stands for. */
export type Stretch = 'day' | 'week' | 'month';

/** The finest stretch that leaves no more than about a hundred bars for a history of so many months. */
export function stretchFor(months: number): Stretch {
  if (months <= 3) return 'day';
  return months <= 24 ? 'week' : 'month';
}

/** The name of the stretch that begins at a time in UTC, such as `Mar 2026` or `week of 2 Mar 2026`. */
export function stretchName(startMs: number, by: Stretch): string {
  const date = new Date(startMs);
  if (by === 'month') return date.toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return by === 'week' ? `week of ${day}` : day;
}
