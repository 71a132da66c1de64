/** Part of a YAML text that holds one document, marker line included. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a YAML text at its `---` lines, which no scalar can hold (YAML 1.2.2, 9.1.1 forbidden content). A text with directives or `...`
 * lines is left whole, since what those mean reaches over the cut. Comments before the first marker stay with it.
 */
export function splitDocuments(text: string, from: number): readonly Chunk[] {
  const whole = [{ start: from, end: text.length }];
  if (hasLine(text, from, '%') || hasLine(text, from, '...')) return whole;
  const starts: number[] = [];
  for (let at = text.startsWith('---', from) ? from : nextMarker(text, from); at >= 0; at = nextMarker(text, at)) {
    if (isMarkerEnd(text, at + 3)) starts.push(at);
  }
  const first = starts[0];
  if (first === undefined) return whole;
  if (!onlyComments(text.slice(from, first))) starts.unshift(from);
  else starts[0] = from;
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

function nextMarker(text: string, from: number): number {
  const found = text.indexOf('\n---', from);
  return found < 0 ? -1 : found + 1;
}

function isMarkerEnd(text: string, at: number): boolean {
  return at >= text.length || ' \t\r\n'.includes(text[at] ?? '\n');
}

/** True where a line begins like a directive or an end marker; a text that only looks so is read whole, which is slower but right. */
function hasLine(text: string, from: number, sign: string): boolean {
  return text.startsWith(sign, from) || text.includes(`\n${sign}`);
}

/** True where a text holds nothing but blank lines and comments. */
function onlyComments(text: string): boolean {
  return /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$))*$/.test(text);
}
