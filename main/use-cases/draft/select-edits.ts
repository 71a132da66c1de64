import { composeSplices, invertSplices, rebaseSplices, type Splice } from '../../../shared/edit/index.ts';
import type { EditRecord } from '../../store/tables/draft-edits.ts';
import { textAfter } from './draft-files.ts';

/** Edits of a file without some of them, as they read then, and the text they make. */
export interface Selection {
  readonly edits: readonly EditRecord[];
  readonly text: string | null;
}

/**
 * Leaves edits out: each kept edit's splices are moved over those left out. What is kept must come with all that it rests on
 * (`withFoundations`), else this throws.
 */
export function selectEdits(baseText: string | null, edits: readonly EditRecord[], keep: ReadonlySet<number>): Selection {
  let text = baseText;
  // Leads from the text as it was after all edits so far to the text after the kept ones.
  let without: readonly Splice[] = [];
  const kept: EditRecord[] = [];
  edits.forEach((edit, index) => {
    if (!keep.has(index)) {
      without = composeSplices(edit.inverse, without);
      return;
    }
    const splices = movedOver(edit, without, text);
    const inverse = invertSplices(text ?? '', splices);
    without = edit.kind === 'delete' ? [] : (rebaseSplices(without, edit.splices, 'after') ?? impossible());
    text = textAfter(text, { kind: edit.kind, splices: [...splices] });
    kept.push({ ...edit, splices: [...splices], inverse });
  });
  return { edits: kept, text };
}

function movedOver(edit: EditRecord, without: readonly Splice[], text: string | null): readonly Splice[] {
  if (edit.kind === 'delete') return text === null || text === '' ? [] : [{ start: 0, end: text.length, text: '' }];
  return rebaseSplices(edit.splices, without, 'before') ?? impossible();
}

function impossible(): never {
  throw new Error('an edit was kept without what it rests on');
}
