/** A moment as an input of type `datetime-local` wants it, in the time zone of the computer: `2026-03-03T14:00`. */
export function localInputTime(ms: number): string {
  const local = new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
