import { type DiffRow, diffRows } from '../../../../../shared/diff/diff-rows.ts';
import { diffLines } from '../../../../../shared/diff/text-lines.ts';
import { hashText } from '../../../../../shared/edit/index.ts';
import type { EditDocument, Problem, Reason } from '../../../../../shared/edit/types.ts';
import { type Result, succeed } from '../../../../../shared/errors/index.ts';
import { buildForm, type FormModel, searchFields } from '../../../../../shared/forms/index.ts';
import { type FieldChanges, noChanges } from '../../../../forms/field-changes.ts';
import type { NewEdit } from '../../../../../shared/model/edit.ts';
import { linesChanged } from '../../editor/lines-changed.ts';
import { DocumentShelf, type EditedText, type TextEdit } from '../document-shelf.ts';
import { type PendingEdit, replayEdit, toNewEdit } from '../pending-edit.ts';
import { changesSince } from '../read-text.ts';
import { FormSender, type FormSlice } from './form-slices.ts';

/** What is worked out beside the window for a long text: for each task what it is asked and what it answers. */
export interface TaskTable {
  /** The form itself comes before the answer, in slices. */
  readonly read: { readonly ask: { readonly path: string; readonly text: string; readonly baseText: string | null }; readonly answer: { readonly readOnly: Reason | undefined; readonly problems: readonly Problem[] } };
  /** The fields of the form read last that match a query; they come before the answer, in slices. */
  readonly find: { readonly ask: { readonly query: string }; readonly answer: null };
  /** The text after it is for the window to make: it is long. */
  readonly edit: { readonly ask: TextEdit; readonly answer: Result<PlannedText, Reason> };
  readonly 'new-edit': { readonly ask: { readonly path: string; readonly edit: PendingEdit }; readonly answer: NewEdit };
  readonly replay: { readonly ask: { readonly path: string; readonly edit: PendingEdit; readonly onto: string }; readonly answer: PendingEdit | null };
  readonly hash: { readonly ask: { readonly text: string }; readonly answer: string };
  /** At most as many rows as the window can take in at once; `left` counts the others. */
  readonly diff: { readonly ask: { readonly before: string | null; readonly after: string; readonly opened: ReadonlyMap<number, number> }; readonly answer: { readonly rows: readonly DiffRow[]; readonly left: number } };
  readonly 'changed-lines': { readonly ask: { readonly base: string | null; readonly text: string }; readonly answer: readonly number[] };
}
/** An edit as planned, without the text that it makes. */
export type PlannedText = Omit<EditedText, 'plan'> & { readonly splices: EditedText['plan']['splices'] };
export type TaskName = keyof TaskTable;
export type Ask<Name extends TaskName> = TaskTable[Name]['ask'];
export type Answer<Name extends TaskName> = TaskTable[Name]['answer'];

const mostDiffRows = 1500;
const mostProblems = 500;
const context = 3;

/** Takes a slice of the form that a task makes. */
type SendSlice = (of: 'read' | 'find', slice: FormSlice) => void;

/** Does tasks one after the other; what was read last stays at hand, so that an edit reads only what it touches. */
export class TaskDesk {
  readonly #shelf = new DocumentShelf();
  readonly #send: SendSlice;
  readonly #sender = new FormSender();
  #base: EditDocument | null = null;
  #read: { readonly form: FormModel; readonly changes: FieldChanges; readonly length: number } = { form: { sections: [], fieldCount: 0 }, changes: noChanges, length: 0 };

  constructor(send: SendSlice) {
    this.#send = send;
  }

  perform<Name extends TaskName>(name: Name, ask: Ask<Name>): Answer<Name> {
    const tasks: { readonly [Each in TaskName]: (ask: Ask<Each>) => Answer<Each> } = {
      read: (each) => this.#readText(each),
      find: (each) => this.#find(each),
      edit: (each) => this.#edit(each),
      'new-edit': ({ edit, path }) => toNewEdit(edit, path),
      replay: ({ edit, path, onto }) => replayEdit(edit, path, onto),
      hash: ({ text }) => hashText(text),
      diff: diffOf,
      'changed-lines': ({ base, text }) => linesChanged(base, text),
    };
    return tasks[name](ask);
  }

  #readText({ path, text, baseText }: Ask<'read'>): Answer<'read'> {
    const document = this.#shelf.read(path, text);
    // The base is kept by itself: many edits would push it off the shelf.
    if (baseText === null) this.#base = null;
    else if (this.#base?.text !== baseText) this.#base = this.#shelf.read(path, baseText);
    this.#read = { form: buildForm(document), changes: changesSince(this.#base, document), length: text.length };
    for (const slice of this.#sender.slices(this.#read.form, this.#read.changes, text.length)) this.#send('read', slice);
    return { readOnly: document.readOnly, problems: document.problems.slice(0, mostProblems) };
  }

  #find({ query }: Ask<'find'>): null {
    const { form, changes, length } = this.#read;
    for (const slice of new FormSender().slices(searchFields(form, query), changes, length)) this.#send('find', slice);
    return null;
  }

  #edit(ask: TextEdit): Answer<'edit'> {
    const edited = this.#shelf.edit(ask);
    if (!edited.ok) return edited;
    const { plan, before, valueRange } = edited.value;
    return succeed({ splices: plan.splices, before, valueRange });
  }
}

function diffOf({ before, after, opened }: Ask<'diff'>): Answer<'diff'> {
  const rows = diffRows(diffLines(before, after), { context, opened });
  return { rows: rows.slice(0, mostDiffRows), left: Math.max(0, rows.length - mostDiffRows) };
}
