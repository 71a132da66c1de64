import { makeStyles, tokens } from '@fluentui/react-components';

/** What the panes of a history share: scrolling, headings, facts, quiet links. */
export const useHistoryStyles = makeStyles({
  pane: { flexGrow: 1, minHeight: 0, overflowY: 'auto', padding: '12px 16px 24px', boxSizing: 'border-box' },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  heading: { margin: '18px 0 6px', fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  facts: { display: 'flex', flexWrap: 'wrap', gap: '4px 10px', alignItems: 'center', margin: '6px 0', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  message: { margin: '8px 0', padding: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', fontFamily: 'inherit' },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  actions: { display: 'flex', flexWrap: 'wrap', gap: '6px', margin: '8px 0' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  link: {
    padding: 0, minHeight: '24px', border: 'none', background: 'none', font: 'inherit', textAlign: 'left', cursor: 'pointer', color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline', overflowWrap: 'anywhere',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});
