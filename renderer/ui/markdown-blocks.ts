/** A block of a text in Markdown; what is not understood stays a paragraph as it is written. */
export type MarkdownBlock =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Reads the Markdown that request descriptions are made of: headings, paragraphs, lists, tables, fenced code. */
export function markdownBlocks(source: string): MarkdownBlock[] {
  const lines = withoutComments(source).split(/\r?\n/);
  const blocks: MarkdownBlock[] = [];
  let at = 0;
  while (at < lines.length) {
    const { block, next } = readBlock(lines, at);
    if (block !== null) blocks.push(block);
    at = next;
  }
  return blocks;
}

interface Read {
  readonly block: MarkdownBlock | null;
  readonly next: number;
}

function readBlock(lines: readonly string[], at: number): Read {
  const line = lines[at] ?? '';
  if (line.trim() === '') return { block: null, next: at + 1 };
  if (/^\s*(?:```|~~~)/.test(line)) return readCode(lines, at);
  const level = /^(#{1,6})\s/.exec(line)?.[1]?.length;
  if (level !== undefined) return { block: { kind: 'heading', level, text: withoutHashes(line.slice(level).trim()) }, next: at + 1 };
  if (line.includes('|') && isTableRule(lines[at + 1] ?? '')) return readTable(lines, at);
  if (listMark.test(line)) return readList(lines, at);
  const next = endOf(lines, at, (each) => each.trim() === '' || /^#{1,6}\s|^\s*(?:```|~~~)/.test(each) || listMark.test(each));
  return { block: { kind: 'paragraph', text: lines.slice(at, next).map((each) => each.trim()).join(' ') }, next };
}

const listMark = /^\s*(?:[-*+]|\d+[.)])\s+/;

function readCode(lines: readonly string[], at: number): Read {
  const end = endOf(lines, at, (each) => /^\s*(?:```|~~~)\s*$/.test(each));
  return { block: { kind: 'code', text: lines.slice(at + 1, end).join('\n') }, next: end + 1 };
}

function readList(lines: readonly string[], at: number): Read {
  const next = endOf(lines, at, (each) => !listMark.test(each));
  return { block: { kind: 'list', ordered: /^\s*\d/.test(lines[at] ?? ''), items: lines.slice(at, next).map((each) => each.replace(listMark, '')) }, next };
}

function readTable(lines: readonly string[], at: number): Read {
  const next = endOf(lines, at + 1, (each) => !each.includes('|'));
  return { block: { kind: 'table', head: cells(lines[at] ?? ''), rows: lines.slice(at + 2, next).map(cells) }, next };
}

/** The cells of a table's line; `\|` is a bar within one. */
function cells(line: string): string[] {
  return line.trim().replace(/^\|/, '').replace(/(?<!\\)\|$/, '').split(/(?<!\\)\|/).map((cell) => cell.trim().replaceAll('\\|', '|'));
}

function endOf(lines: readonly string[], at: number, ends: (line: string) => boolean): number {
  let next = at + 1;
  while (next < lines.length && !ends(lines[next] ?? '')) next += 1;
  return next;
}

function isTableRule(line: string): boolean {
  return /^[\s:|-]+$/.test(line) && line.includes('-') && line.includes('|');
}

// Written by anybody: a pattern that looks back over and over would let a long description hold up the window.
function withoutComments(source: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const start = source.indexOf('<!--', from);
    const end = start < 0 ? -1 : source.indexOf('-->', start + 4);
    if (end < 0) return kept + source.slice(from);
    kept += source.slice(from, start);
    from = end + 3;
  }
}

function withoutHashes(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  return text.slice(0, end).trimEnd();
}
