/** Where a block scalar stands: its header, the end of the document, the column of its key or dash. */
export interface BlockScalarSource {
  readonly start: number;
  readonly end: number;
  readonly column: number;
}

/** The text and end of a block scalar without indentation indicator; undefined where it is anything but plain to read. */
export function readBlockScalar(text: string, { start, end, column }: BlockScalarSource): { readonly value: string; readonly end: number } | undefined {
  header.lastIndex = start;
  const match = header.exec(text);
  if (match === null || match[2] === '+' || header.lastIndex > end) return undefined;
  const content = contentLines(text, { start: header.lastIndex, end, column });
  if (content === undefined) return undefined;
  const body = match[1] === '|' ? content.lines.join('\n') : fold(content.lines);
  return { value: match[2] === '-' ? body : `${body}\n`, end: content.end };
}

/** Lines without their indent up to the last that is not blank, and where the one after it begins. */
function contentLines(text: string, { start, end, column }: BlockScalarSource): { readonly lines: readonly string[]; readonly end: number } | undefined {
  const lines: string[] = [];
  let indent = -1;
  let last = { count: 0, end: start };
  for (let at = start, stop = start; at < end; at = stop + 1) {
    stop = text.indexOf('\n', at);
    if (stop < 0 || stop > end) stop = end;
    const lineStop = text.charCodeAt(stop - 1) === 0x0d && stop > at && stop < end ? stop - 1 : stop;
    let first = at;
    while (text.charCodeAt(first) === 0x20 && first < lineStop) first++;
    const depth = first - at;
    if (first === lineStop) {
      // A line of blanks may be content where it is longer than the indent.
      if (depth > Math.max(indent, 0)) return undefined;
      lines.push('');
      continue;
    }
    if (text.charCodeAt(first) === 0x09) return undefined;
    if (indent < 0 && depth > column) indent = depth;
    if (indent < 0 || depth < indent) {
      if (depth > column) return undefined;
      break;
    }
    lines.push(text.slice(at + indent, lineStop));
    last = { count: lines.length, end: Math.min(stop + 1, end) };
  }
  return last.count === 0 ? undefined : { lines: lines.slice(0, last.count), end: last.end };
}

const header = /([|>])([-+]?)(?: +#[^\n]*| *)\r?\n/y;

/** YAML 1.2.2, 8.1.3: single breaks between unindented lines become blanks, others stay. */
function fold(lines: readonly string[]): string {
  let value = '';
  let separator = '';
  let previousIndented = false;
  for (const line of lines) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (separator === ' ') separator = '\n';
      else if (!previousIndented && separator === '\n') separator = '\n\n';
      value += separator + line;
      separator = '\n';
      previousIndented = true;
    } else if (line === '') {
      if (separator === '\n') value += '\n';
      else separator = '\n';
    } else {
      value += separator + line;
      separator = ' ';
      previousIndented = false;
    }
  }
  return value;
}
