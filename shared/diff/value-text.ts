import type { EditDocument, Node } from '../edit/index.ts';

const longest = 400;

/** A field's value in the words of its file: a string without its quotes unless it would read as something else, anything larger as its source. */
export function valueText(document: Pick<EditDocument, 'text'>, node: Node): string {
  if (node.kind === 'scalar') return scalarText(node);
  const { start, end } = node.valueRange ?? node.range;
  return shorten(dedent(document.text.slice(start, end)));
}

function scalarText(node: Node): string {
  const { value, source } = node;
  if (typeof value === 'string') return shorten(needsQuotes(value) ? JSON.stringify(value) : value);
  if (typeof value === 'number' && source !== undefined && source.trim() !== '') return source.trim();
  return String(value ?? null);
}

function needsQuotes(value: string): boolean {
  return value === '' || value !== value.trim() || /^(true|false|null|yes|no|on|off|~|[-+.\d][\d._eExXoO+-]*)$/i.test(value);
}

function dedent(text: string): string {
  const lines = text.replace(/\s+$/, '').split(/\r?\n/);
  const indents = lines.slice(1).filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length);
  const least = indents.length === 0 ? 0 : Math.min(...indents);
  return lines.map((line, index) => (index === 0 ? line : line.slice(least))).join('\n');
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
