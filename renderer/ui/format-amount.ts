const byteUnits = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes in decimal units: `812 B`, `4.1 kB`, `23 MB`. */
export function bytes(amount: number): string {
  let rest = amount;
  let unit = 0;
  while (rest >= 999.5 && unit < byteUnits.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || rest >= 9.95 ? 0 : 1;
  return `${rest.toFixed(digits)} ${byteUnits[unit] ?? 'B'}`;
}

function count(amount: number): string {
  return amount.toLocaleString('en-US');
}

/** A count with its noun: `1 file`, `12 files`. */
export function counted(amount: number, singular: string, plural = `${singular}s`): string {
  return `${count(amount)} ${amount === 1 ? singular : plural}`;
}

/** Done of total with its unit: `1,204 of 8,000 objects`, `3.1 MB`. */
export function amountDone(done: number, total: number | null, unit: string): string {
  const show = unit === 'bytes' ? bytes : count;
  const suffix = unit === 'bytes' ? '' : ` ${unit}`;
  return total === null ? `${show(done)}${suffix}` : `${show(done)} of ${show(total)}${suffix}`;
}
