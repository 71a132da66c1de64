/** A stretch of a log's line in one look; `colour` is an ANSI colour from 0 to 15. */
export interface LogPart {
  readonly text: string;
  readonly colour: number | null;
  readonly bold: boolean;
}

/** One line of a log. */
export type LogLine = readonly LogPart[];

interface Look {
  colour: number | null;
  bold: boolean;
}

// oxlint-disable-next-line no-control-regex
const escape = /\x1b\[([0-9;]*)([A-Za-z])/g;
const sectionMark = /section_(?:start|end):\d+:[\w.-]+(?:\[[^\]]*\])?\r?/g;

/** Turns the text of a log, as it arrives in pieces, into lines with their colours. */
export class LogText {
  #lines: LogLine[] = [];
  #rest = '';
  #look: Look = { colour: null, bold: false };

  /** All whole lines so far, and the last one as far as it came. */
  get lines(): readonly LogLine[] {
    return this.#rest === '' ? this.#lines : [...this.#lines, this.#read(this.#rest, { ...this.#look })];
  }

  /** Takes in the next piece. */
  push(text: string): void {
    const parts = (this.#rest + text).split('\n');
    this.#rest = parts.pop() ?? '';
    // A new array, so that whoever holds the old one sees that there is more.
    this.#lines = [...this.#lines, ...parts.map((line) => this.#read(line, this.#look))];
  }

  #read(line: string, look: Look): LogLine {
    const visible = afterReturn(line.replace(sectionMark, ''));
    const found: LogPart[] = [];
    let at = 0;
    const add = (text: string): void => {
      if (text !== '') found.push({ text, colour: look.colour, bold: look.bold });
    };
    for (const match of visible.matchAll(escape)) {
      add(visible.slice(at, match.index));
      at = match.index + match[0].length;
      if (match[2] === 'm') applyCodes(look, match[1] ?? '');
    }
    add(visible.slice(at));
    return found;
  }
}

/** A carriage return begins the line anew, as progress bars do; one at the end is part of the line end. */
function afterReturn(line: string): string {
  const whole = line.replace(/\r+$/, '');
  return whole.slice(whole.lastIndexOf('\r') + 1);
}

function applyCodes(look: Look, codes: string): void {
  const numbers = codes.split(';').map(Number);
  for (let at = 0; at < numbers.length; at += 1) {
    const code = numbers[at] ?? 0;
    if (code === 0) Object.assign(look, { colour: null, bold: false });
    else if (code === 1) look.bold = true;
    else if (code === 22) look.bold = false;
    else if (code >= 30 && code <= 37) look.colour = code - 30;
    else if (code >= 90 && code <= 97) look.colour = code - 82;
    else if (code === 39) look.colour = null;
    else if (code === 38 || code === 48) at = extended(look, numbers, at);
  }
}

/** `38;5;n` and `38;2;r;g;b`: of the first the sixteen named colours are kept, the rest is shown plain. */
function extended(look: Look, numbers: readonly number[], at: number): number {
  const wide = numbers[at + 1] === 2;
  const colour = numbers[at + 2] ?? 16;
  if (numbers[at] === 38) look.colour = !wide && colour < 16 ? colour : null;
  return at + (wide ? 4 : 2);
}
