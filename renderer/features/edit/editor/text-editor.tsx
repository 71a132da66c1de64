import { setDiagnostics } from '@codemirror/lint';
import { Compartment, EditorState } from '@codemirror/state';
import { EditorView, type ViewUpdate } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { applySplices } from '../../../../shared/edit/index.ts';
import type { Problem, Range, Splice } from '../../../../shared/edit/types.ts';
import { authorGutter, type LineAuthor, setLineAuthors } from './author-gutter.ts';
import type { TypedIn } from '../session/typed-in.ts';
import type { Desk } from '../session/worker/desk.ts';
import { changedLines, setChangedLines } from './changed-lines.ts';
import { editorSetup, fromOutside } from './editor-setup.ts';
import { fewSplices } from './few-splices.ts';
import { languageFor } from './languages.ts';
import { LineMap } from './line-map.ts';
import { linesChanged } from './lines-changed.ts';

const markAfterMs = 120;
const markFarAfterMs = 400;
/** What the editor begins with, and what it is given at a time after that: splitting a long text into lines takes its time. */
const firstLength = 200_000;
const fillLength = 500_000;

/** A place to show and select; a new object shows it again. */
export interface Reveal {
  readonly range: Range;
  readonly focus: boolean;
}

/** What the code editor is made of; ranges and splices are of the file's own text. */
export interface TextEditorProps {
  readonly path: string;
  readonly text: string;
  /** The text at the base, to mark the lines that changed; null for a new file. */
  readonly baseText: string | null;
  readonly readOnly: boolean;
  readonly problems: readonly Problem[];
  readonly reveal: Reveal | null;
  /** Works on long texts beside the window; null for a short one. */
  readonly desk: Desk | null;
  readonly onType: (splices: readonly Splice[], typedIn: TypedIn) => void;
  readonly onCursor: (offset: number) => void;
  readonly onLeave: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  /** Who last changed each line, for the margin; null leaves the margin out. */
  readonly authors: readonly (LineAuthor | null)[] | null;
  readonly onAuthor: (oid: string) => void;
}

/** The file as text; what is typed goes out as splices, what changes elsewhere comes in without moving the cursor. */
export function TextEditor(props: TextEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const held = useRef<Held | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    // In a task of its own: the page around it has just been drawn.
    const timer = setTimeout(() => {
      if (host.current !== null) held.current = new Held(host.current, latest);
    });
    return () => {
      clearTimeout(timer);
      held.current?.destroy();
      held.current = null;
    };
  }, [props.path]);
  useEffect(() => held.current?.show(props.text), [props.text]);
  useChangeMarks(props, held);
  useEffect(() => held.current?.showAuthors(props.authors), [props.authors]);
  useEffect(() => held.current?.setReadOnly(props.readOnly), [props.readOnly]);
  useEffect(() => held.current?.mark(props.problems), [props.problems]);
  useEffect(() => {
    if (props.reveal !== null) held.current?.reveal(props.reveal);
  }, [props.reveal]);
  return <div ref={host} style={{ flexGrow: 1, minHeight: 0, minWidth: 0, overflow: 'hidden' }} />;
}

/** Marks the lines that differ from the base, not with every key: a line may be marked a moment later. */
function useChangeMarks({ baseText, text, desk }: TextEditorProps, held: { readonly current: Held | null }): void {
  useEffect(() => {
    let current = true;
    const mark = (lines: readonly number[]): void => {
      if (current) held.current?.markChanges(lines);
    };
    const timer = setTimeout(() => {
      if (desk === null || text === baseText) mark(linesChanged(baseText, text));
      else void desk.ask('changed-lines', { base: baseText, text }).then(mark);
    }, desk === null ? markAfterMs : markFarAfterMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [baseText, text, desk, held]);
}

/** One editor with the text that it shows. */
class Held {
  readonly view: EditorView;
  readonly #latest: { readonly current: TextEditorProps };
  readonly #language = new Compartment();
  readonly #editable = new Compartment();
  readonly #authors = new Compartment();
  #showsAuthors = false;
  #fillTimer: ReturnType<typeof setTimeout> | undefined;
  #changed: readonly number[] | null = null;
  #hasProblems = false;
  #revealed: Reveal | null = null;
  #text: string;
  #map: LineMap;

  constructor(parent: HTMLElement, latest: { readonly current: TextEditorProps }) {
    const { path, text, readOnly } = latest.current;
    this.#latest = latest;
    this.#text = text;
    this.#map = new LineMap(text);
    const setup = editorSetup(`Text of ${path}`, { onUndo: () => this.#latest.current.onUndo(), onRedo: () => this.#latest.current.onRedo() });
    this.view = new EditorView({
      parent,
      state: EditorState.create({
        doc: this.#map.shown.slice(0, firstLength),
        extensions: [this.#authors.of([]), setup, changedLines, this.#language.of([]), this.#editable.of(editing(readOnly)), EditorView.updateListener.of((update) => this.#follow(update)), EditorView.domEventHandlers({ blur: () => this.#latest.current.onLeave() })],
      }),
    });
    this.#take();
    this.#fillLater();
  }

  /** What the page has told before the editor was there, or before it held the whole text. */
  #take(): void {
    const { problems, authors, reveal } = this.#latest.current;
    this.mark(problems);
    this.showAuthors(authors);
    if (this.#changed !== null) this.markChanges(this.#changed);
    if (reveal !== null) this.reveal(reveal);
  }

  show(text: string): void {
    if (text === this.#text) return;
    this.#fill(Infinity);
    const map = new LineMap(text);
    const changes = fewSplices(this.#map.shown, map.shown).map((splice) => ({ from: splice.start, to: splice.end, insert: splice.text }));
    this.#text = text;
    this.#map = map;
    this.view.dispatch({ changes, annotations: fromOutside.of(true) });
  }

  destroy(): void {
    clearTimeout(this.#fillTimer);
    this.view.destroy();
  }

  #fillLater(): void {
    this.#fillTimer = setTimeout(() => {
      this.#fill(fillLength);
      if (this.#isFull) void languageFor(this.#latest.current.path).then((language) => this.view.dispatch({ effects: this.#language.reconfigure(language) }));
      else this.#fillLater();
    });
  }

  get #isFull(): boolean {
    return this.view.state.doc.length === this.#map.shown.length;
  }

  /** Puts in what is still missing at the end: what is typed before that moves both. */
  #fill(most: number): void {
    if (this.#isFull) return;
    const { length } = this.view.state.doc;
    this.view.dispatch({ changes: { from: length, insert: this.#map.shown.slice(length, length + most) }, annotations: fromOutside.of(true) });
    if (this.#isFull) this.#take();
  }

  showAuthors(lines: readonly (LineAuthor | null)[] | null): void {
    if ((lines !== null) !== this.#showsAuthors) {
      this.#showsAuthors = lines !== null;
      this.view.dispatch({ effects: this.#authors.reconfigure(lines === null ? [] : authorGutter((oid) => this.#latest.current.onAuthor(oid))) });
    }
    if (lines !== null) this.view.dispatch({ effects: setLineAuthors.of(lines) });
  }

  setReadOnly(readOnly: boolean): void {
    if (this.view.state.readOnly === readOnly) return;
    this.view.dispatch({ effects: this.#editable.reconfigure(editing(readOnly)) });
  }

  mark(problems: readonly Problem[]): void {
    if (problems.length === 0 && !this.#hasProblems) return;
    this.#hasProblems = problems.length > 0;
    const size = this.view.state.doc.length;
    const at = (position: number): number => Math.min(size, this.#map.toShown(position));
    const diagnostics = problems.map((problem) => ({ from: at(problem.range.start), to: Math.max(at(problem.range.start), at(problem.range.end)), severity: problem.severity, message: problem.message }));
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics));
  }

  markChanges(lines: readonly number[]): void {
    this.#changed = this.#isFull ? null : lines;
    this.view.dispatch({ effects: setChangedLines.of(lines) });
  }

  reveal(place: Reveal): void {
    if (place === this.#revealed) return;
    this.#revealed = place;
    this.#fill(Infinity);
    const { range, focus } = place;
    const size = this.view.state.doc.length;
    const anchor = Math.min(size, this.#map.toShown(range.start));
    const head = Math.min(size, this.#map.toShown(range.end));
    this.view.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    if (focus) this.view.focus();
  }

  #follow(update: ViewUpdate): void {
    const outside = update.transactions.some((transaction) => transaction.annotation(fromOutside) === true);
    if (update.docChanged && !outside) this.#sendTyped(update);
    if (update.selectionSet && update.view.hasFocus) this.#latest.current.onCursor(this.#map.toText(update.state.selection.main.head));
  }

  #sendTyped(update: ViewUpdate): void {
    const splices: Splice[] = [];
    update.changes.iterChanges((...[start, end, , , inserted]) => splices.push(this.#map.toSplice({ start, end, text: inserted.toString() })));
    const before = this.#text;
    this.#text = applySplices(before, splices);
    this.#map = new LineMap(this.#text);
    this.#latest.current.onType(splices, { before, after: this.#text });
  }
}

function editing(readOnly: boolean): [ReturnType<typeof EditorState.readOnly.of>, ReturnType<typeof EditorView.editable.of>] {
  // Read-only text can still be selected, searched and reached by keyboard.
  return [EditorState.readOnly.of(readOnly), EditorView.editable.of(true)];
}
