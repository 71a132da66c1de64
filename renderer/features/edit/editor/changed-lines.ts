import { RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';

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
