/** A table of figures, each with its goal: what is above its goal, and any wrong answer, sets the exit code. */
export class Figures {
  private readonly title: string;
  private readonly rows: (readonly string[])[] = [];
  private checked = 0;
  private wrong = 0;

  constructor(title: string) {
    this.title = title;
  }

  /** Adds a figure; `goal` null when there is none. */
  add(what: string, { value, unit, goal, note = '' }: { value: number; unit: string; goal: number | null; note?: string }): void {
    const isMet = goal === null || value <= goal;
    if (!isMet) process.exitCode = 1;
    this.rows.push([what, goal === null ? '' : `${String(goal)} ${unit}`, `${formatted(value)} ${unit}`, goal === null ? '' : isMet ? 'ok' : 'no', note]);
  }

  /** Adds a duration against git's, as a ratio; times in milliseconds. */
  ratio(what: string, { ours, git, goal }: { ours: number; git: number; goal: number | null }): void {
    this.add(what, { value: ours / git, unit: 'x git', goal, note: `${formatted(ours)} ms, git ${formatted(git)} ms` });
  }

  /** Counts an answer that was held against git's. */
  check(isRight: boolean, what: string): void {
    this.checked++;
    if (isRight) return;
    this.wrong++;
    process.exitCode = 1;
    if (this.wrong <= 5) console.log(`WRONG: ${what}`);
  }

  /** Prints the table. */
  print(): void {
    const rows = [['figure', 'goal', 'measured', '', ''], ...this.rows, ['answers unlike git', '0', `${String(this.wrong)} of ${String(this.checked)}`, this.wrong === 0 ? 'ok' : 'no', '']];
    const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
    console.log(`\n${this.title}`);
    for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd());
  }
}

function formatted(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toPrecision(2);
}
