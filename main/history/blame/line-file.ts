/** Numbers for lines, so that equal lines of any version of a file compare as one number. */
export class LineNumbers {
  private readonly known = new Map<string, number>();

  /** How many different lines there are. */
  get count(): number {
    return this.known.size;
  }

  /** The number of a line, its line feed included, given now if it has none. */
  of(line: string): number {
    let number = this.known.get(line);
    if (number === undefined) this.known.set(line, (number = this.known.size));
    return number;
  }
}

/** A version of a file as lines: `lines[i]` is the number of line i, `indents[i]` its indent as git's diff counts it, -1 when blank. */
export interface LineFile {
  readonly content: Buffer;
  readonly lines: Int32Array;
  readonly indents: Int16Array;
}

const MAX_INDENT = 200;

/** Cuts a content into lines. */
export function toLineFile(content: Uint8Array, numbers: LineNumbers): LineFile {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const lines: number[] = [];
  const indents: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const feed = bytes.indexOf(0x0a, at);
    const end = feed < 0 ? bytes.length : feed + 1;
    lines.push(numbers.of(bytes.toString('latin1', at, end)));
    indents.push(indentOf(bytes, at, end));
    at = end;
  }
  return { content: bytes, lines: Int32Array.from(lines), indents: Int16Array.from(indents) };
}

function indentOf(bytes: Uint8Array, start: number, end: number): number {
  let indent = 0;
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x20) indent += 1;
    else if (byte === 0x09) indent += 8 - (indent % 8);
    else if (byte < 0x09 || byte > 0x0d) return indent;
    if (indent >= MAX_INDENT) return MAX_INDENT;
  }
  return -1;
}
