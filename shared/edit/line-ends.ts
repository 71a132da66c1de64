/** Where the line that holds `offset` begins. */
export function lineStart(text: string, offset: number): number {
  // From -1 on, lastIndexOf looks at the first character too.
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the line that holds `offset` ends, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  if (found < 0) return text.length;
  return text[found - 1] === '\r' ? found - 1 : found;
}

/** Where the line after the one that holds `offset` begins; the text's length where it is the last. */
export function nextLine(text: string, offset: number): number {
  const found = text.indexOf('\n', offset);
  return found < 0 ? text.length : found + 1;
}

/** The line break in use around `offset`: of its own line, else of the line before, else `\n`; so files with mixed line ends keep their mix. */
export function lineBreakNear(text: string, offset: number): string {
  const after = text.indexOf('\n', offset);
  const found = after < 0 ? text.lastIndexOf('\n') : after;
  return found > 0 && text[found - 1] === '\r' ? '\r\n' : '\n';
}

/** The blanks that the line of `offset` begins with. */
export function indentAt(text: string, offset: number): string {
  const start = lineStart(text, offset);
  let end = start;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return text.slice(start, end);
}
