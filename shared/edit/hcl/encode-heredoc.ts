import type { HeredocExpr } from './ast.ts';
import { decodeHeredoc, sharedIndent } from './heredoc.ts';

/** The new body of a heredoc for a value, or undefined where a heredoc cannot hold exactly that (no final line break, a line like the marker, ...). */
export function encodeHeredocBody(text: string, heredoc: HeredocExpr, value: string): string | undefined {
  if (value !== '' && !value.endsWith('\n')) return undefined;
  // eslint-disable-next-line no-control-regex -- a heredoc has no escapes for control characters
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]|\r(?!\n)/.test(value)) return undefined;
  const old = text.slice(heredoc.bodyStart, heredoc.bodyEnd);
  const crlf = text.slice(heredoc.start, heredoc.bodyStart).includes('\r\n');
  if (value !== '' && /(?<!\r)\n/.test(value) === crlf) return undefined;
  const escaped = value.replace(/(\$+|%+)\{/g, (_whole, signs: string) => `${signs}${signs[0] ?? ''}{`);
  const body = heredoc.flush ? indentLines(escaped, bodyIndent(text, old, heredoc)) : escaped;
  if (body.split('\n').some((line) => line.trim() === heredoc.marker)) return undefined;
  return decodeHeredoc(body, heredoc.flush) === value ? body : undefined;
}

function bodyIndent(text: string, body: string, heredoc: HeredocExpr): string {
  const lines = body.split(/(?<=\n)/);
  const first = lines.find((line) => line.trim() !== '');
  if (first !== undefined) return first.slice(0, sharedIndent(lines));
  return /^[ \t]*/.exec(text.slice(heredoc.bodyEnd))?.[0] ?? '';
}

function indentLines(value: string, indent: string): string {
  return value.split(/(?<=\n)/).map((line) => (line.trim() === '' ? line : indent + line)).join('');
}
