import type { Path, Scalar } from '../edit/types.ts';

const binary: Readonly<Record<string, number>> = { Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3, Ti: 1024 ** 4, Pi: 1024 ** 5 };
const decimalNames = [['TB', 1e12], ['GB', 1e9], ['MB', 1e6], ['kB', 1e3]] as const;
const secondsIn: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };
const durationKey = /interval|timeout|duration|ttl|period|retention|delay|grace|^for$|expir|age$|lease|window|wait/i;

/** What a value means in another unit (`512Mi` is `≈ 537 MB`, `250m` of CPU is `0.25 cores`), or null; the text is never normalised. */
export function unitHint(path: Path, value: Scalar): string | null {
  const key = String(path.findLast((segment) => typeof segment === 'string') ?? '');
  if (typeof value === 'number') return numberHint(key, value);
  if (typeof value !== 'string') return null;
  return sizeHint(value) ?? cpuHint(key, value) ?? (durationKey.test(key) ? durationHint(value) : null);
}

function sizeHint(text: string): string | null {
  const match = /^(\d+(?:\.\d+)?)(Ki|Mi|Gi|Ti|Pi)B?$/.exec(text);
  const factor = match?.[2] === undefined ? undefined : binary[match[2]];
  return match === null || factor === undefined ? null : `≈ ${bytesInWords(Number(match[1]) * factor)}`;
}

function cpuHint(key: string, text: string): string | null {
  const match = /^(\d+)m$/.exec(text);
  if (match === null || !/cpu/i.test(key)) return null;
  const cores = Number(match[1]) / 1000;
  return cores === 1 ? '1 core' : `${cores} cores`;
}

function numberHint(key: string, value: number): string | null {
  if (!Number.isFinite(value) || value <= 0) return null;
  if (/seconds$|_secs?$/i.test(key)) return value < 120 ? null : spanInWords(value);
  if (/(?:milliseconds|millis|_ms|Ms)$/.test(key)) return value < 1000 ? null : spanInWords(value / 1000);
  return /bytes$/i.test(key) && value >= 1000 ? `≈ ${bytesInWords(value)}` : null;
}

function durationHint(text: string): string | null {
  if (!/^(?:\d+(?:\.\d+)?(?:ms|[smhdwy]))+$/.test(text)) return null;
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(/(\d+(?:\.\d+)?)(ms|[smhdwy])/g)) seconds += Number(amount) * (secondsIn[unit ?? ''] ?? 0);
  return spanInWords(seconds);
}

function bytesInWords(bytes: number): string {
  for (const [name, size] of decimalNames) if (bytes >= size) return `${threeDigits(bytes / size)} ${name}`;
  return `${bytes} B`;
}

function spanInWords(seconds: number): string {
  if (seconds < 1) return `${threeDigits(seconds * 1000)} ms`;
  const steps = [['day', 86_400], ['hour', 3600], ['minute', 60], ['second', 1]] as const;
  const parts: string[] = [];
  let rest = seconds;
  for (const [name, size] of steps) {
    const count = size === 1 ? Math.round(rest * 10) / 10 : Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${name}${count === 1 ? '' : 's'}`);
    rest -= count * size;
  }
  return parts.slice(0, 2).join(' ');
}

function threeDigits(value: number): string {
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
