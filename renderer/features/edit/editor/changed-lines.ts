import { RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { diffLines } from '../../../../shared/diff/text-lines.ts';

/** Says which lines differ from the base, counted from 0. */
export const setChangedLines = StateEffect.define<readonly number[]>();

const mark = Decoration.line({ class: 'cm-changedLine' });

/** Marks the lines that differ from the base; they move along while typing until they are said anew. */
export const changedLines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (marks, transaction) => {
    const told = transaction.effects.find((effect) => effect.is(setChangedLines));
    return told === undefined ? marks.map(transaction.changes) : decorate(transaction.state.doc, told.value);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The lines of a text that are new or other than in the base; none where there is no base. */
export function linesChanged(base: string | null, text: string): number[] {
  if (base === null || base === text) return [];
  return diffLines(base, text).changes.flatMap(({ newStart, newEnd }) => Array.from({ length: newEnd - newStart }, (_, at) => newStart + at));
}

function decorate(doc: Text, lines: readonly number[]): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const line of lines) {
    if (line < doc.lines) {
      const { from } = doc.line(line + 1);
      builder.add(from, from, mark);
    }
  }
  return builder.finish();
}
