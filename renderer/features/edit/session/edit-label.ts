import type { Scalar } from '../../../../shared/edit/types.ts';
import type { FieldRow } from '../../../../shared/forms/index.ts';

const longestValue = 60;

/** What a field's edit does, in words: `replicas 3 → 5`; a secret's values are not told. */
export function fieldEditLabel(field: FieldRow, before: Scalar, value: Scalar): string {
  const key = field.path.map(String).filter((segment) => segment !== '').at(-1) ?? field.label;
  return field.secret ? `${key} changed` : `${key} ${fromTo(before, value)}`;
}

/** Where text was typed, in words: `Text of line 12` or `Text of lines 3–5`. */
export function textEditLabel(before: string, after: string): string {
  let head = 0;
  while (head < before.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const first = lineOf(after, head);
  const last = lineOf(after, Math.max(head, after.length - tail));
  return first === last ? `Text of line ${first}` : `Text of lines ${first}–${last}`;
}

function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Both values, without the long beginning that they share: `…api:1.42.0 → …api:1.43.0`. */
function fromTo(before: Scalar, after: Scalar): string {
  const [old, young] = [short(before), short(after)];
  let same = 0;
  while (same < old.length && old[same] === young[same]) same += 1;
  const cut = old.slice(0, same).search(/[^\s/:@]+[/:@]?[^\s/:@]*$/);
  return typeof before === 'string' && typeof after === 'string' && cut > 12 ? `…${old.slice(cut)} → …${young.slice(cut)}` : `${old} → ${young}`;
}

function short(value: Scalar): string {
  if (value === null) return 'nothing';
  const text = String(value).replace(/\s+/g, ' ');
  if (text === '') return '""';
  return text.length > longestValue ? `${text.slice(0, longestValue - 1)}…` : text;
}
