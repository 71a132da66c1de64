/** Part of a YAML text that holds one document, marker line included. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

const marker = /^---(?=[ \t\r\n]|$)/gm;
const unsplittable = /^(?:%|\.\.\.(?=[ \t\r\n]|$))/m;

/**
 * Cuts a YAML text at its `---` lines, which no scalar can hold (YAML 1.2.2, 9.1.1 forbidden content). A text with directives or `...`
 * lines is left whole, since what those mean reaches over the cut. Comments before the first marker stay with it.
 */
export function splitDocuments(text: string, from: number): readonly Chunk[] {
  if (unsplittable.test(text)) return [{ start: from, end: text.length }];
  const starts: number[] = [];
  marker.lastIndex = from;
  for (let match = marker.exec(text); match !== null; match = marker.exec(text)) starts.push(match.index);
  const first = starts[0];
  if (first === undefined) return [{ start: from, end: text.length }];
  if (!onlyComments(text.slice(from, first))) starts.unshift(from);
  else starts[0] = from;
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? text.length }));
}

/** True where a text holds nothing but blank lines and comments. */
export function onlyComments(text: string): boolean {
  return /^(?:[ \t]*(?:#[^\r\n]*)?(?:\r?\n|$))*$/.test(text);
}
