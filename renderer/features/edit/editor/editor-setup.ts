import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from '@codemirror/language';
import { lintGutter } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { editorTheme } from './editor-theme.ts';

/** Marks a change that comes from outside of the editor (a form, undo), so that it is not sent back as typed. */
export const fromOutside = Annotation.define<boolean>();

/** What the editor tells while it is used. */
export interface EditorEvents {
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** Everything about the editor that never changes; it keeps no history of its own, undo is the draft's. */
export function editorSetup(label: string, events: EditorEvents): Extension {
  const run = (action: () => void) => (): boolean => {
    action();
    return true;
  };
  return [
    // The files' own `\r\n` are kept apart (LineMap); a lone `\r` is a character like any other.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    lineNumbers(), foldGutter(), lintGutter(), highlightActiveLine(), highlightActiveLineGutter(), highlightSpecialChars(), drawSelection(),
    bracketMatching(), indentOnInput(), indentUnit.of('  '), search({ top: true }), highlightSelectionMatches(),
    keymap.of([
      { key: 'Mod-z', run: run(events.onUndo), preventDefault: true },
      { key: 'Mod-Shift-z', run: run(events.onRedo), preventDefault: true },
      { key: 'Mod-y', run: run(events.onRedo), preventDefault: true },
      ...searchKeymap, ...foldKeymap, ...defaultKeymap, indentWithTab,
    ]),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    editorTheme,
  ];
}
