import { type DiffRow, diffRows } from '../../../../../shared/diff/diff-rows.ts';
import { diffLines } from '../../../../../shared/diff/text-lines.ts';
import { hashText } from '../../../../../shared/edit/index.ts';
import type { EditDocument, Problem, Reason } from '../../../../../shared/edit/types.ts';
import type { Result } from '../../../../../shared/errors/index.ts';
import { buildForm } from '../../../../../shared/forms/index.ts';
import type { NewEdit } from '../../../../../shared/model/edit.ts';
import { linesChanged } from '../../editor/lines-changed.ts';
import { DocumentShelf, type EditedText, type TextEdit } from '../document-shelf.ts';
import { type PendingEdit, replayEdit, toNewEdit } from '../pending-edit.ts';
import { changesSince } from '../read-text.ts';
import { allRows, type FormSlice, formSlices, type SentForm } from './form-slices.ts';

/** What is worked out beside the window for a long text: for each task what it is asked and what it answers. */
export interface TaskTable {
  /** The form itself comes before the answer, in slices. */
  readonly read: { readonly ask: { readonly path: string; readonly text: string; readonly baseText: string | null }; readonly answer: { readonly readOnly: Reason | undefined; readonly problems: readonly Problem[] } };
  readonly edit: { readonly ask: TextEdit; readonly answer: Result<EditedText, Reason> };
  readonly 'new-edit': { readonly ask: { readonly path: string; readonly edit: PendingEdit }; readonly answer: NewEdit };
  readonly replay: { readonly ask: { readonly path: string; readonly edit: PendingEdit; readonly onto: string }; readonly answer: PendingEdit | null };
  readonly hash: { readonly ask: { readonly text: string }; readonly answer: string };
  /** At most as many rows as the window can take in at once; `left` counts the others. */
  readonly diff: { readonly ask: { readonly before: string | null; readonly after: string; readonly opened: ReadonlyMap<number, number> }; readonly answer: { readonly rows: readonly DiffRow[]; readonly left: number } };
  readonly 'changed-lines': { readonly ask: { readonly base: string | null; readonly text: string }; readonly answer: readonly number[] };
}
export type TaskName = keyof TaskTable;
export type Ask<Name extends TaskName> = TaskTable[Name]['ask'];
export type Answer<Name extends TaskName> = TaskTable[Name]['answer'];

const mostDiffRows = 1500;
const mostProblems = 500;
const context = 3;

/** Does tasks one after the other; what was read last stays at hand, so that an edit reads only what it touches. */
export class TaskDesk {
  readonly #shelf = new DocumentShelf();
  readonly #send: (slice: FormSlice) => void;
  #base: EditDocument | null = null;
  #sent: SentForm = { rows: [], length: 0 };

  constructor(send: (slice: FormSlice) => void) {
    this.#send = send;
  }

  perform<Name extends TaskName>(name: Name, ask: Ask<Name>): Answer<Name> {
    const tasks: { readonly [Each in TaskName]: (ask: Ask<Each>) => Answer<Each> } = {
      read: (each) => this.#read(each),
      edit: (each) => this.#shelf.edit(each),
      'new-edit': ({ edit, path }) => toNewEdit(edit, path),
      replay: ({ edit, path, onto }) => replayEdit(edit, path, onto),
      hash: ({ text }) => hashText(text),
      diff: diffOf,
      'changed-lines': ({ base, text }) => linesChanged(base, text),
    };
    return tasks[name](ask);
  }

  #read({ path, text, baseText }: Ask<'read'>): Answer<'read'> {
    const document = this.#shelf.read(path, text);
    // The base is kept by itself: many edits would push it off the shelf.
    if (baseText === null) this.#base = null;
    else if (this.#base?.text !== baseText) this.#base = this.#shelf.read(path, baseText);
    const form = buildForm(document);
    for (const slice of formSlices(form, changesSince(this.#base, document), { before: this.#sent, length: text.length })) this.#send(slice);
    this.#sent = { rows: allRows(form), length: text.length };
    return { readOnly: document.readOnly, problems: document.problems.slice(0, mostProblems) };
  }
}

function diffOf({ before, after, opened }: Ask<'diff'>): Answer<'diff'> {
  const rows = diffRows(diffLines(before, after), { context, opened });
  return { rows: rows.slice(0, mostDiffRows), left: Math.max(0, rows.length - mostDiffRows) };
}
