import { RangeSet, RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state';
import { EditorView, gutter, GutterMarker } from '@codemirror/view';
import { tokens } from '@fluentui/react-components';

/** Who last changed a line: `words` are empty on the further lines of a block. */
export interface LineAuthor {
  readonly words: string;
  readonly title: string;
  readonly oid: string;
}

/** Says who last changed each line, counted from 0; null for a line of the draft. */
export const setLineAuthors = StateEffect.define<readonly (LineAuthor | null)[]>();

class AuthorMarker extends GutterMarker {
  readonly author: LineAuthor;

  constructor(author: LineAuthor) {
    super();
    this.author = author;
  }

  override eq(other: GutterMarker): boolean {
    return other instanceof AuthorMarker && other.author.oid === this.author.oid && other.author.words === this.author.words;
  }

  override toDOM(): Node {
    const element = document.createElement('span');
    element.textContent = this.author.words;
    element.title = this.author.title;
    return element;
  }
}

const authors = StateField.define<RangeSet<AuthorMarker>>({
  create: () => RangeSet.empty,
  update: (marks, transaction) => {
    const told = transaction.effects.find((effect) => effect.is(setLineAuthors));
    return told === undefined ? marks.map(transaction.changes) : place(transaction.state.doc, told.value);
  },
});

const look = EditorView.theme({
  '.cm-authors': { width: '170px', cursor: 'pointer', borderRight: `1px solid ${tokens.colorNeutralStroke3}` },
  '.cm-authors .cm-gutterElement': { padding: '0 6px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontFamily: tokens.fontFamilyBase, color: tokens.colorNeutralForeground2 },
});

/** A margin that says who last changed each block of lines and when; a click opens the commit. */
export function authorGutter(onOpen: (oid: string) => void) {
  return [
    authors, look,
    gutter({
      class: 'cm-authors',
      markers: (view) => view.state.field(authors),
      domEventHandlers: {
        click: (view, line) => {
          let found: string | null = null;
          view.state.field(authors).between(line.from, line.from, (...[, , marker]) => {
            found = marker.author.oid;
          });
          if (found !== null) onOpen(found);
          return found !== null;
        },
      },
    }),
  ];
}

function place(doc: Text, lines: readonly (LineAuthor | null)[]): RangeSet<AuthorMarker> {
  const builder = new RangeSetBuilder<AuthorMarker>();
  for (const [line, author] of lines.entries()) {
    if (author === null || line >= doc.lines) continue;
    const { from } = doc.line(line + 1);
    builder.add(from, from, new AuthorMarker(author));
  }
  return builder.finish();
}
