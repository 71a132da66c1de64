import { applySplices, asPlan, type Conflict as EditConflict, findTrail, invertSplices, minimalSplices, planEdits, readDocument, reanchor, type Splice } from '../../../shared/edit/index.ts';
import { labelTrail } from '../../../shared/diff/field-diff.ts';
import type { Conflict } from '../../../shared/model/review.ts';
import type { EditRecord } from '../../store/tables/draft-edits.ts';
import type { BaseFile } from '../repository/base-file.ts';
import { textAfter } from './draft-files.ts';

/** Which side wins, by the id of the edit in conflict. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/** One file of a draft, what its base was and what it is to be. */
export interface RebaseInput {
  readonly path: string;
  readonly from: BaseFile | null;
  readonly to: BaseFile | null;
  readonly edits: readonly EditRecord[];
  readonly choices: Choices;
}

/** The edits as they read on the new base; those whose effect is there already are gone. With conflicts the edits are not to be used. */
export interface Rebased {
  readonly edits: readonly EditRecord[];
  readonly conflicts: readonly Conflict[];
}

/** Puts the edits of a file on a newer base, each by its field, typed text by lines. */
export function rebaseFile(input: RebaseInput): Rebased {
  const { from, to, edits } = input;
  if (from?.blobOid === to?.blobOid && from?.mode === to?.mode) return { edits, conflicts: [] };
  const plain = from !== null && to !== null && from.text !== null && to.text !== null && edits.every((edit) => edit.kind === 'field' || edit.kind === 'text');
  return plain ? rebaseEdits(input, { base: from.text, theirs: to.text }) : rebaseWhole(input);
}

function rebaseEdits({ path, edits, choices }: RebaseInput, texts: { readonly base: string; readonly theirs: string }): Rebased {
  let { base, theirs } = texts;
  const conflicts: Conflict[] = [];
  const moved: EditRecord[] = [];
  for (const edit of edits) {
    const mine = applySplices(base, edit.splices);
    const { plan, conflicts: found } = reanchor({ path, base, mine, theirs, ...(edit.kind === 'field' ? { operations: edit.operations } : {}) });
    const choice = choices[edit.id];
    const splices = found.length > 0 && choice === 'mine' ? insist({ path, base, mine, theirs, edit }) : plan.splices;
    if (choice === undefined) conflicts.push(...found.map((conflict) => describe(conflict, { path, base, theirs, edit })));
    if (splices.length > 0) moved.push({ ...edit, splices: [...splices], inverse: invertSplices(theirs, splices) });
    base = mine;
    theirs = applySplices(theirs, splices);
  }
  return { edits: moved, conflicts };
}

interface Insisting {
  readonly path: string;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
  readonly edit: EditRecord;
}

/** My side wins: the operation is made on their text as it is, or else my lines replace theirs where both changed. */
function insist({ path, base, mine, theirs, edit }: Insisting): readonly Splice[] {
  if (edit.kind === 'field') {
    const plan = planEdits(readDocument(path, theirs), edit.operations);
    if (plan.ok) return plan.value.splices;
  }
  const { plan, conflicts } = reanchor({ path, base, mine, theirs });
  const replaced = conflicts.flatMap(({ range, mine: text }) => (range ? [{ start: range.start, end: range.end, text: text ?? '' }] : []));
  return [...plan.splices, ...replaced].toSorted((one, other) => one.start - other.start || one.end - other.end);
}

function describe(conflict: EditConflict, at: { readonly path: string; readonly base: string; readonly theirs: string; readonly edit: EditRecord }): Conflict {
  return {
    path: at.path, field: fieldOf(conflict, at), base: conflict.base ?? null, mine: conflict.mine ?? null, theirs: conflict.theirs ?? null, editIds: [at.edit.id],
  };
}

function fieldOf(conflict: EditConflict, { path, base, theirs, edit }: { readonly path: string; readonly base: string; readonly theirs: string; readonly edit: EditRecord }): string {
  if (edit.kind === 'field') {
    const root = readDocument(path, base).roots[conflict.document];
    const trail = root && (findTrail(root, conflict.path) ?? findTrail(root, conflict.path.slice(0, -1)));
    if (trail) return labelTrail(trail);
  }
  const line = theirs.slice(0, conflict.range?.start ?? 0).split('\n').length;
  return `line ${line}`;
}

/** A file that came, went or cannot be merged on either side: all of mine or all of theirs. */
function rebaseWhole({ path, from, to, edits, choices }: RebaseInput): Rebased {
  const [first] = edits;
  if (first === undefined) return { edits, conflicts: [] };
  const deletes = edits.at(-1)?.kind === 'delete';
  const base = from?.text ?? null;
  const mine = deletes ? null : edits.reduce(textAfter, base);
  const theirs = to?.text ?? null;
  if (mine === theirs && (mine !== null || to === null)) return { edits: [], conflicts: [] };
  const choice = edits.map((edit) => choices[edit.id]).find((each) => each !== undefined);
  if (choice === 'theirs') return { edits: [], conflicts: [] };
  const replaceable = deletes || to === null || theirs !== null;
  if (choice === 'mine' && replaceable) return { edits: [replacement(first, edits, { mine, theirs })], conflicts: [] };
  return { edits, conflicts: [{ path, field: wholeField(from, to), base, mine, theirs, editIds: edits.map((edit) => edit.id) }] };
}

function wholeField(from: BaseFile | null, to: BaseFile | null): string {
  if (to === null) return 'the whole file, which was deleted';
  return from === null ? 'the whole file, which was added' : 'the whole file';
}

function replacement(first: EditRecord, edits: readonly EditRecord[], texts: { readonly mine: string | null; readonly theirs: string | null }): EditRecord {
  const theirs = texts.theirs ?? '';
  const kind = texts.mine === null ? 'delete' : texts.theirs === null ? 'create' : 'text';
  const { splices, inverse } = asPlan(theirs, minimalSplices(theirs, texts.mine ?? ''));
  return { ...first, kind, target: null, operations: [], label: 'Whole file', splices: [...splices], inverse, staged: edits.some((edit) => edit.staged) };
}
