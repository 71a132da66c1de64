import { nameEnd } from './cursor.ts';

/**
 * Where reading goes on after an item that begins at `start` could not be read: the next line that is indented no deeper
 * and looks like the beginning of an item, or like the brace that closes the body around; else the end of the text.
 */
export function resyncAt(text: string, start: number): number {
  const column = start - lineStartAt(text, start);
  let pos = text.indexOf('\n', start);
  while (pos >= 0) {
    const first = firstOfLine(text, pos + 1);
    const indent = first - (pos + 1);
    if (indent < column && text[first] === '}') return first;
    if (indent <= column && looksLikeItem(text, first)) return first;
    pos = text.indexOf('\n', pos + 1);
  }
  return text.length;
}

function lineStartAt(text: string, pos: number): number {
  return text.lastIndexOf('\n', pos - 1) + 1;
}

function firstOfLine(text: string, lineStart: number): number {
  let pos = lineStart;
  while (text[pos] === ' ' || text[pos] === '\t') pos += 1;
  return pos;
}

function looksLikeItem(text: string, first: number): boolean {
  const end = nameEnd(text, first);
  if (end === first) return false;
  const next = firstOfLine(text, end);
  if (text[next] === '=') return text[next + 1] !== '=' && text[next + 1] !== '>';
  return text[next] === '{' || (text[next] === '"' && next > end);
}
