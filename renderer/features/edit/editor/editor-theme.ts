import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tokens } from '@fluentui/react-components';
import { tags } from '@lezer/highlight';

const surface = EditorView.theme({
  '&': { height: '100%', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1 },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: tokens.fontFamilyMonospace, lineHeight: '20px' },
  '.cm-content': { caretColor: tokens.colorNeutralForeground1, padding: '6px 0' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: tokens.colorNeutralForeground1, borderLeftWidth: '2px' },
  '.cm-gutters': { backgroundColor: tokens.colorNeutralBackground2, color: tokens.colorNeutralForeground3, borderRight: `1px solid ${tokens.colorNeutralStroke2}` },
  '.cm-activeLine': { backgroundColor: tokens.colorNeutralBackground3 },
  '.cm-activeLineGutter': { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1 },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: `${tokens.colorBrandBackground2Hover} !important` },
  '.cm-changedLine': { boxShadow: `inset 3px 0 0 ${tokens.colorBrandBackground}` },
  '.cm-searchMatch': { backgroundColor: tokens.colorStatusWarningBackground2, color: tokens.colorNeutralForeground1 },
  '.cm-panels': { backgroundColor: tokens.colorNeutralBackground3, color: tokens.colorNeutralForeground1, borderColor: tokens.colorNeutralStroke2 },
  '.cm-panel input, .cm-panel button': { fontFamily: tokens.fontFamilyBase, fontSize: tokens.fontSizeBase200 },
  '.cm-textfield': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1, border: `1px solid ${tokens.colorNeutralStroke1}` },
  '.cm-button': { backgroundImage: 'none', backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1, border: `1px solid ${tokens.colorNeutralStroke1}` },
  '.cm-tooltip': { backgroundColor: tokens.colorNeutralBackground1, color: tokens.colorNeutralForeground1, border: `1px solid ${tokens.colorNeutralStroke1}` },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.attributeName, tags.definition(tags.propertyName)], color: tokens.colorPaletteBlueForeground2 },
  { tag: [tags.string, tags.special(tags.string), tags.content], color: tokens.colorPaletteGreenForeground2 },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: tokens.colorPaletteBerryForeground2 },
  { tag: [tags.keyword, tags.typeName, tags.heading], color: tokens.colorPalettePurpleForeground2 },
  { tag: [tags.comment, tags.lineComment, tags.blockComment], color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  { tag: [tags.meta, tags.labelName, tags.processingInstruction], color: tokens.colorPaletteMarigoldForeground2 },
]);

/** The editor in the app's colours, which follow the theme by themselves. */
export const editorTheme: Extension = [surface, syntaxHighlighting(colours)];
