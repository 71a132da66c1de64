import type { BlockScalarSource } from './read-block-scalar.ts';

const singleQuoted = /'(?:[^'\t]|'')*'(?!')/y;
const doubleQuoted = /"(?:[^"\\\t]|\\["\\/bfnrt \n]|\\u[0-9a-fA-F]{4})*"/y;
// Not trim(): YAML's blanks are spaces and tabs alone, and tabs are not simple.
const leading = /^ +/;
// Looked for from the first space of a run alone: from each, a long run in the middle would cost its square.
const trailing = /(?<! ) +$/;

/** Quotes that go on over lines deeper than `column`, folded as YAML 1.2.2, 7.3 says; undefined where that is not plain to see. */
export function readQuotedLines(text: string, { start, end, column }: BlockScalarSource): { readonly value: string; readonly end: number } | undefined {
  const single = text[start] === "'";
  const pattern = single ? singleQuoted : doubleQuoted;
  pattern.lastIndex = start;
  if (!pattern.test(text) || pattern.lastIndex > end) return undefined;
  const stop = pattern.lastIndex;
  const folded = foldQuoted(text.slice(start + 1, stop - 1).split('\n'), column, single);
  if (folded === undefined) return undefined;
  return { value: single ? folded.replaceAll("''", "'") : folded.replace(/\\(u[0-9a-fA-F]{4}|.)/g, unescape), end: stop };
}

function foldQuoted(lines: readonly string[], column: number, single: boolean): string | undefined {
  let text = '';
  let blanks = 0;
  let glued = true;
  for (const [index, line] of lines.entries()) {
    const last = index === lines.length - 1;
    const words = (index === 0 ? line : line.replace(leading, '')).replace(last ? /$^/ : trailing, '');
    if (index > 0 && words === '' && !last) {
      blanks++;
      continue;
    }
    if ((index > 0 && indentOf(line) <= column) || (glued && blanks > 0) || (!single && !last && /\\ +$/.test(line))) return undefined;
    const separator = glued ? '' : blanks === 0 ? ' ' : '\n'.repeat(blanks);
    glued = !single && !last && endsInBackslash(words);
    text += separator + (glued ? words.slice(0, -1) : words);
    blanks = 0;
  }
  return text;
}

function indentOf(line: string): number {
  return line.length - line.replace(leading, '').length;
}

/** A line that ends in a backslash of its own is joined to the next one without a blank. */
function endsInBackslash(line: string): boolean {
  return (/\\*$/.exec(line)?.[0].length ?? 0) % 2 === 1;
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

function unescape(_: string, code: string): string {
  return code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : escapes[code] ?? code;
}
