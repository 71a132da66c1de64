/** How bad it is to cut between two lines: first by indent, then by penalty. */
export interface SplitScore {
  indent: number;
  penalty: number;
}

const MAX_BLANKS = 20;
const START_OF_FILE = 1;
const END_OF_FILE = 21;
const TOTAL_BLANK = -30;
const POST_BLANK = 6;
const INDENT = { plain: -4, blank: 10 };
const OUTDENT = { plain: 24, blank: 17 };
const DEDENT = { plain: 23, blank: 17 };
const INDENT_WEIGHT = 60;

/** Adds to `score` what a cut before line `split` costs; the weights are those that git's diff uses. */
export function scoreSplit(indents: Int16Array, split: number, score: SplitScore): void {
  const own = indents[split] ?? -1;
  const before = look(indents, split, -1);
  const after = look(indents, split, 1);
  if (before.indent === -1 && before.blanks === 0) score.penalty += START_OF_FILE;
  if (split >= indents.length) score.penalty += END_OF_FILE;
  const postBlanks = own === -1 ? 1 + after.blanks : 0;
  const blanks = before.blanks + postBlanks;
  score.penalty += TOTAL_BLANK * blanks + POST_BLANK * postBlanks;
  const indent = own === -1 ? after.indent : own;
  score.indent += indent;
  if (indent === -1 || before.indent === -1 || indent === before.indent) return;
  const kind = blanks > 0 ? 'blank' : 'plain';
  if (indent > before.indent) score.penalty += INDENT[kind];
  else if (after.indent !== -1 && after.indent > indent) score.penalty += OUTDENT[kind];
  else score.penalty += DEDENT[kind];
}

/** Below 0 when `a` is the better place. */
export function compareScores(a: SplitScore, b: SplitScore): number {
  return INDENT_WEIGHT * Math.sign(a.indent - b.indent) + (a.penalty - b.penalty);
}

/** The indent of the next line with text in a direction, and the blank lines up to it. */
function look(indents: Int16Array, split: number, step: 1 | -1): { indent: number; blanks: number } {
  let blanks = 0;
  for (let at = split + step; at >= 0 && at < indents.length; at += step) {
    const indent = indents[at] ?? -1;
    if (indent !== -1) return { indent, blanks };
    if (++blanks === MAX_BLANKS) return { indent: 0, blanks };
  }
  return { indent: -1, blanks };
}
