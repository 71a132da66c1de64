import type { Parsed } from '../adapter.ts';
import { lineEnd, lineStart, nextLine } from '../line-ends.ts';
import type { Node, Path, Problem, Range } from '../types.ts';
import { commentsAbove, entryNode, idOf, type LineValue, markTwins } from './line-tree.ts';
import { readHost } from './read-host.ts';

/** Which of the INI dialects a file is written in. */
export interface Dialect {
  /** Ansible's inventory: lines under a group are hosts with variables. */
  readonly inventory: boolean;
  /** ` #` and ` ;` begin a comment after a value; systemd takes them for part of it. */
  readonly inlineComments: boolean;
  /** A line indented deeper than its entry goes on with the value; systemd and Git go by backslashes alone. */
  readonly indentContinues: boolean;
}

/** Tells the dialect by path and content. */
export function dialectOf(path: string, text: string): Dialect {
  const systemd = /\.(?:service|timer|socket|mount|target|network|netdev|path|slice|automount|swap|desktop)$/.test(path);
  const inventory = /(?:^|\/)(?:hosts|inventory)(?:\.(?:ini|cfg))?$|(?:^|\/)inventor(?:y|ies)\//.test(path) || /^\[[^\]\n]+:(?:vars|children)\]|\sansible_\w+=/m.test(text);
  const byBackslash = systemd || /(?:^|[/.])(?:gitconfig|gitmodules|editorconfig)$|(?:^|\/)\.git\/config$/.test(path);
  return { inventory: inventory && !systemd, inlineComments: !systemd, indentContinues: !byBackslash };
}

interface Section {
  readonly path: Path;
  readonly header: Range | undefined;
  readonly start: number;
  readonly children: Node[];
  end: number;
}

/** Reads an INI file: sections, `key = value` and `key: value`, bare keys, continuation lines, comments. */
export function readIni(text: string, path: string): Parsed {
  return new IniReader(text, dialectOf(path, text)).read();
}

/** Whole lines of an INI file; `section` is that which they stand in, left out for a stretch of whole sections or of what stands before all. */
interface IniStretch extends Range {
  readonly section?: Path | undefined;
}

/** The entries of a stretch, or its sections; undefined where one goes on beyond it, or anything is wrong. */
export function readIniStretch(text: string, path: string, stretch: IniStretch): readonly Node[] | undefined {
  return new IniReader(text, dialectOf(path, text)).stretch(stretch);
}

class IniReader {
  readonly text: string;
  readonly dialect: Dialect;
  readonly problems: Problem[] = [];
  readonly sections: Section[];

  constructor(text: string, dialect: Dialect) {
    this.text = text;
    this.dialect = dialect;
    this.sections = [{ path: [], header: undefined, start: 0, children: [], end: 0 }];
  }

  read(): Parsed {
    for (let at = this.text.startsWith('\uFEFF') ? 1 : 0; at < this.text.length;) at = this.line(at);
    const [top, ...rest] = this.sections.map((section) => this.sectionNode(section));
    const globals = top?.children ?? [];
    const { children, twins } = markTwins([...globals, ...rest]);
    this.twins(twins);
    const root: Node = { id: '', path: [], kind: 'map', range: { start: 0, end: this.text.length }, valueRange: { start: 0, end: this.text.length }, style: 'block', editable: true, children };
    return { roots: [root], problems: this.problems };
  }

  stretch({ start, end, section = [] }: IniStretch): readonly Node[] | undefined {
    const first: Section = { path: section, header: undefined, start, children: [], end: start };
    this.sections.splice(0, 1, first);
    let at = start;
    while (at < end) at = this.line(at);
    const others = this.sections.slice(1).map((each) => this.sectionNode(each));
    if (at !== end || this.problems.length > 0 || (section.length > 0 && others.length > 0)) return undefined;
    return [...first.children, ...others];
  }

  private line(at: number): number {
    const end = lineEnd(this.text, at);
    const line = this.text.slice(at, end);
    const body = line.trim();
    if (body === '' || body.startsWith('#') || body.startsWith(';')) return nextLine(this.text, end);
    const start = at + line.search(/\S/);
    const header = /^\[([^\]]*(?:\][^\]\s]*)*)\][ \t]*(?:[#;].*)?$/.exec(body);
    if (header !== null) {
      const name = { start: start + 1, end: start + 1 + (header[1]?.length ?? 0) };
      this.sections.push({ path: [header[1] ?? ''], header: name, start, children: [], end });
      return nextLine(this.text, end);
    }
    return this.entry(start, end);
  }

  private entry(start: number, end: number): number {
    const section = this.sections.at(-1);
    if (section === undefined) return this.text.length;
    if (/[{}]$/.test(this.text.slice(start, end).trimEnd()) && !/[=:]/.test(this.text.slice(start, end))) {
      this.problems.push({ code: 'INVALID_LINE', message: 'This line is neither a section, an entry nor a comment.', range: { start, end }, severity: 'error' });
      return nextLine(this.text, end);
    }
    const inVars = String(section.path[0] ?? '').endsWith(':vars');
    if (this.dialect.inventory && !inVars) {
      const host = readHost(this.text, { start, end, path: section.path });
      section.children.push(host);
      section.end = end;
      return nextLine(this.text, end);
    }
    const line = this.text.slice(start, end);
    const found = /(?<![ \t])[ \t]*[=:][ \t]*/.exec(line);
    // What a comment behind a bare key says is no value of it.
    const separator = found !== null && found.index < this.withoutComment(line).length ? found : null;
    const keyEnd = separator === null ? start + this.withoutComment(this.text.slice(start, end)).length : start + separator.index;
    const value = separator === null ? { range: { start: keyEnd, end: keyEnd }, style: 'empty' as const, value: null } : this.value(start, keyEnd + separator[0].length);
    const key = this.text.slice(start, keyEnd);
    section.children.push(entryNode(this.text, { path: [...section.path, key], start, key: { start, end: keyEnd }, value }));
    section.end = lineEnd(this.text, value.range.end);
    return nextLine(this.text, section.end);
  }

  private value(entryStart: number, at: number): LineValue {
    const end = lineEnd(this.text, at);
    const last = this.continuation(entryStart, at);
    if (last > end) {
      const raw = this.text.slice(at, last);
      const lines = raw.split(/\r?\n/).filter((line, index) => index === 0 || !/^[ \t]*[#;]/.test(line));
      return { range: { start: at, end: last }, style: 'multiline', value: lines.map((line) => this.withoutComment(line.trim()).replace(/\\$/, '').trimEnd()).join('\n').trim() };
    }
    const quote = /^(["'])(.*)\1[ \t]*(?:[#;].*)?$/.exec(this.text.slice(at, end));
    const inner = quote?.[2];
    if (inner !== undefined && !inner.includes(quote?.[1] ?? '"')) {
      return { range: { start: at, end: at + inner.length + 2 }, style: quote?.[1] === '"' ? 'double' : 'single', value: inner };
    }
    const blank = /[ \t]/.test(this.text[at - 1] ?? '');
    const bare = blank && this.dialect.inlineComments && /[#;]/.test(this.text[at] ?? '') ? '' : this.withoutComment(this.text.slice(at, end));
    return { range: { start: at, end: at + bare.length }, style: bare === '' ? 'empty' : 'plain', value: bare };
  }

  /** Where a value's last line ends: a backslash goes on, and so does a line indented deeper than the entry; comments between such lines stand within the value. */
  private continuation(entryStart: number, at: number): number {
    const indent = entryStart - lineStart(this.text, entryStart);
    const first = lineEnd(this.text, at);
    let end = first;
    for (let next = nextLine(this.text, end); next < this.text.length; next = nextLine(this.text, next)) {
      const stop = lineEnd(this.text, next);
      const line = this.text.slice(next, stop);
      const escaped = this.text[end - 1] === '\\';
      const comment = /^[ \t]*[#;]/.test(line);
      if (comment && escaped) continue;
      // A gap is bridged only within a value that has several lines anyhow, or none on its own.
      if ((comment || line.trim() === '') && !escaped && (end > first || at === first)) continue;
      const deeper = this.dialect.indentContinues && line.trim() !== '' && !comment && line.search(/\S/) > indent && (end > first || !/^\s*\[/.test(line));
      if (!deeper && !escaped) break;
      end = stop;
    }
    return end;
  }

  private withoutComment(line: string): string {
    return (this.dialect.inlineComments ? line.replace(/[ \t][#;].*$/, '') : line).trimEnd();
  }

  private sectionNode(section: Section): Node {
    const marked = markTwins(section.children);
    if (section.header !== undefined) this.twins(marked.twins);
    const end = section.children.at(-1)?.range.end ?? (section.header?.end ?? -1) + 1;
    const node: Node = { id: idOf(section.path), path: section.path, kind: 'map', range: { start: section.start, end }, valueRange: { start: section.start, end }, style: 'block', editable: true, children: section.header === undefined ? section.children : marked.children };
    if (section.header === undefined) return node;
    const comments = commentsAbove(this.text, section.start);
    return { ...node, keyRange: section.header, ...(comments.length === 0 ? {} : { comments }) };
  }

  private twins(ranges: readonly Range[]): void {
    for (const range of ranges) this.problems.push({ code: 'DUPLICATE_KEY', message: 'This name stands more than once here.', range, severity: 'warning' });
  }
}
