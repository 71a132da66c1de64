import type { Parsed } from '../adapter.ts';
import { lineEnd, nextLine } from '../line-ends.ts';
import type { Node, Problem, Range } from '../types.ts';
import { entryNode, type LineValue, markTwins } from './line-tree.ts';

const entry = /[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*/y;

/** Reads a `.env` file as dotenv and Compose do: `KEY=value`, `export`, single, double and backtick quotes over several lines, ` # comments`. */
export function readDotenv(text: string): Parsed {
  const { children, problems } = readEnvLines(text, { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length });
  const marked = markTwins(children);
  for (const range of marked.twins) problems.push({ code: 'DUPLICATE_KEY', message: 'This variable is set more than once.', range, severity: 'warning' });
  const root: Node = { id: '', path: [], kind: 'map', range: { start: 0, end: text.length }, valueRange: { start: 0, end: text.length }, style: 'block', editable: true, children: marked.children };
  return { roots: [root], problems };
}

/** The variables of a stretch of whole lines; undefined where one goes on beyond it, or a line is none. */
export function readEnvStretch(text: string, stretch: Range): readonly Node[] | undefined {
  const { children, problems, end } = readEnvLines(text, stretch);
  return end === stretch.end && problems.length === 0 ? children : undefined;
}

function readEnvLines(text: string, { start: from, end: until }: Range): { readonly children: Node[]; readonly problems: Problem[]; readonly end: number } {
  const children: Node[] = [];
  const problems: Problem[] = [];
  let at = from;
  while (at < until) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end).trim();
    entry.lastIndex = at;
    const match = line === '' || line.startsWith('#') ? null : entry.exec(text);
    if (match === null) {
      if (line !== '' && !line.startsWith('#')) problems.push({ code: 'INVALID_LINE', message: 'This line is neither KEY=value nor a comment.', range: { start: at, end }, severity: 'warning' });
      at = nextLine(text, end);
      continue;
    }
    const keyStart = at + match[0].indexOf(match[1] ?? '', match[0].search(/\S/) + (/^[ \t]*export[ \t]/.test(match[0]) ? 6 : 0));
    const value = readEnvValue(text, at + match[0].length);
    const start = at + match[0].search(/\S/);
    children.push(entryNode(text, { path: [match[1] ?? ''], start, key: { start: keyStart, end: keyStart + (match[1]?.length ?? 0) }, value }));
    at = nextLine(text, lineEnd(text, value.range.end));
  }
  return { children, problems, end: at };
}

const quoted: Readonly<Record<string, RegExp>> = { "'": /'[^']*'/y, '"': /"(?:\\[\s\S]|[^"\\])*"/y, '`': /`[^`]*`/y };

function readEnvValue(text: string, at: number): LineValue {
  const pattern = quoted[text[at] ?? ''];
  if (pattern !== undefined) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const end = at + (match?.[0].length ?? 0);
    if (match !== null && /^[ \t]*(?:#.*)?$/.test(text.slice(end, lineEnd(text, end)))) {
      const inner = match[0].slice(1, -1);
      return { range: { start: at, end }, style: text[at] === '"' ? 'double' : text[at] === "'" ? 'single' : 'quoted', value: text[at] === '"' ? decodeDouble(inner) : inner.replaceAll('\r\n', '\n') };
    }
  }
  const raw = text.slice(at, lineEnd(text, at));
  const bare = (raw.startsWith('#') ? '' : raw.replace(/\s#.*$/, '')).trimEnd();
  return { range: { start: at, end: at + bare.length }, style: bare === '' ? 'empty' : 'plain', value: bare };
}

/** `\n`, `\r`, `\t`, `\"`, `\\` and `\$` mean what they say; any other backslash stands for itself. */
function decodeDouble(inner: string): string {
  return inner.replaceAll('\r\n', '\n').replace(/\\([nrt"\\$])/g, (_, char: string) => ({ n: '\n', r: '\r', t: '\t' })[char] ?? char);
}

/** A value as a `.env` file holds it, quoted like before where that can hold it and readers agree on it; undefined where nothing can. */
export function encodeEnvValue(value: string, { style, source = '' }: { readonly style: string | undefined; readonly source?: string | undefined }): string | undefined {
  // oxlint-disable-next-line no-control-regex -- a NUL cannot be in an environment
  if (/\u0000|\p{Surrogate}/u.test(value)) return undefined;
  const single = /['\r]/.test(value) ? undefined : `'${value}'`;
  if (style === 'single' && single !== undefined) return single;
  if (style === 'quoted' && !/[`\r]/.test(value)) return `\`${value}\``;
  // A variable that the old value named is still meant as one; quotes would make it text.
  const expands = style === 'plain' && source.includes('$');
  if (style !== 'double' && isBareEnv(expands ? value.replaceAll(/\$\{?\w+\}?/g, 'x') : value)) return value;
  // Readers disagree on what a backslash does within double quotes; within single quotes it is itself.
  const double = style === 'double' && !/["\\]/.test(value);
  if (!double && !expands && single !== undefined && /["\\$]/.test(value) && !value.includes('\n')) return single;
  return `"${value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r')}"`;
}

/** What a shell would take apart is quoted too: many read these files with `source`, and some take any `#` for a comment. */
function isBareEnv(value: string): boolean {
  return /^[^\s'"`#$\\;&|<>()*?!~]*$/.test(value);
}
