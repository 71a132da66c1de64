/** How a block scalar is written: its indent, the indent its parent has (for an indentation indicator), the file's line break. */
export interface BlockScalarPlace {
  readonly style: 'literal' | 'folded';
  readonly indent: string;
  readonly parentIndent: number;
  readonly eol: string;
  /** The content lines as they stood, so that a folded text keeps its line breaks up to the first change. */
  readonly oldLines?: readonly string[];
}

/** Header indicators and content of a block scalar (content lines end in a line break, the last one too). */
export interface BlockScalar {
  readonly header: string;
  readonly content: string;
}

/** A text as block scalar; undefined where that style cannot hold it exactly. */
export function encodeBlockScalar(value: string, place: BlockScalarPlace): BlockScalar | undefined {
  const trailing = /\n*$/.exec(value)?.[0].length ?? 0;
  const body = value.slice(0, value.length - trailing);
  if (body.trim() === '' || !holdsInBlock(value)) return undefined;
  const lines = place.style === 'literal' ? body.split('\n') : foldLines(body, place.oldLines ?? []);
  if (lines === undefined) return undefined;
  const chomping = trailing === 0 ? '-' : trailing === 1 ? '' : '+';
  const width = place.indent.length - place.parentIndent;
  const indicator = /^[ \n\t]/.test(body) || /^\s*$/.test(lines[0] ?? '') ? width : 0;
  if (indicator > 9 || width < 1) return undefined;
  const written = [...lines, ...Array.from({ length: Math.max(0, trailing - 1) }, () => '')];
  const content = written.map((line) => (line === '' ? '' : place.indent + line) + place.eol).join('');
  return { header: `${indicator === 0 ? '' : indicator}${chomping}`, content };
}

function holdsInBlock(value: string): boolean {
  // oxlint-disable-next-line no-control-regex -- what YAML 1.2.2 cannot hold unescaped
  return !/\p{Surrogate}/u.test(value) && !/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/.test(value);
}

/** Source lines of a folded scalar that read back as `body`; a single break between two unindented lines needs an empty line. */
function foldLines(body: string, oldLines: readonly string[]): readonly string[] | undefined {
  const lines = body.split('\n');
  const source: string[] = [];
  const wrap = keepBreaks(oldLines);
  let previousFolds = false;
  for (const [index, line] of lines.entries()) {
    const folds = line !== '' && !/^[ \t]/.test(line);
    if (index > 0 && line !== '' && folds && previousFolds) source.push('');
    if (folds) source.push(...wrap(line));
    else source.push(line);
    if (line !== '') previousFolds = folds;
  }
  return source;
}

/** Breaks a paragraph where the old text broke it, for as long as the two agree, and at the old text's width after that. */
function keepBreaks(oldLines: readonly string[]): (line: string) => readonly string[] {
  let at = 0;
  const old = oldLines.filter((line) => line !== '');
  const width = Math.max(0, ...old.map((line) => line.length));
  const several = old.length > 1;
  return (line) => {
    if (!several) return [line];
    const result: string[] = [];
    let rest = line;
    for (let next = old[at]; next !== undefined && rest.startsWith(`${next} `) && isBreakable(rest, next.length); next = old[++at]) {
      result.push(next);
      rest = rest.slice(next.length + 1);
    }
    if (old[at] === rest) at++;
    return [...result, ...wrapAt(rest, width)];
  };
}

function wrapAt(line: string, width: number): readonly string[] {
  const result: string[] = [];
  let rest = line;
  while (rest.length > width) {
    let at = rest.lastIndexOf(' ', width);
    while (at > 0 && !isBreakable(rest, at)) at = rest.lastIndexOf(' ', at - 1);
    if (at <= 0) {
      at = rest.indexOf(' ', width);
      while (at > 0 && !isBreakable(rest, at)) at = rest.indexOf(' ', at + 1);
    }
    if (at <= 0) break;
    result.push(rest.slice(0, at));
    rest = rest.slice(at + 1);
  }
  return [...result, rest];
}

function isBreakable(line: string, at: number): boolean {
  return line[at] === ' ' && !/[ \t]/.test(line[at - 1] ?? ' ') && !/[ \t]/.test(line[at + 1] ?? ' ');
}
