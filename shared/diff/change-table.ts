import type { FieldChange } from '../model/review.ts';
import { shownValue } from './change-words.ts';

const mostRows = 100;

/** A Markdown table of the fields changed, for a request's description; values are escaped, shortened, and hidden where they look secret. */
export function changeTable(changes: readonly FieldChange[]): string {
  if (changes.length === 0) return '';
  const rows = changes.slice(0, mostRows).map((change) => row([
    code(change.path), escapeCell(change.label), code(shownValue(change, change.before)), code(shownValue(change, change.after)),
  ]));
  const more = changes.length > mostRows ? [`\nand ${changes.length - mostRows} more fields.`] : [];
  return [row(['File', 'Field', 'Before', 'After']), row(['---', '---', '---', '---']), ...rows, ...more].join('\n');
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** A code span that no content can leave: as many backticks as its content cannot match (CommonMark 6.1), pipes escaped for the table. */
function code(value: string | null): string {
  if (value === null) return '';
  const flat = value.replace(/\s+/g, ' ').trim();
  const short = flat.length > 120 ? `${flat.slice(0, 119)}…` : flat;
  if (short === '') return '` `';
  const runs = short.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const padded = short.startsWith('`') || short.endsWith('`') ? ` ${short} ` : short;
  return `${fence}${padded.replaceAll('|', '\\|')}${fence}`;
}

function escapeCell(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#|!~@$&]/g, (sign) => `\\${sign}`);
}
