import { makeStyles, tokens } from '@fluentui/react-components';

/** The look of a form's lines: dense, one line a field, labels at the left. */
export const useFormStyles = makeStyles({
  line: {
    position: 'relative', display: 'grid', gridTemplateColumns: 'minmax(90px, 34%) minmax(0, 1fr) 50px', columnGap: '6px', alignItems: 'start',
    padding: '2px 4px 2px 12px', boxSizing: 'border-box', fontSize: tokens.fontSizeBase300,
    ':hover .fl-quiet': { opacity: 1 }, ':focus-within .fl-quiet': { opacity: 1 },
  },
  active: { backgroundColor: tokens.colorNeutralBackground3, '@media (forced-colors: active)': { outline: '2px solid Highlight' } },
  modified: { boxShadow: `inset 3px 0 0 ${tokens.colorBrandBackground}` },
  label: {
    lineHeight: '28px', minHeight: '28px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground1,
  },
  value: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: '1px' },
  control: { display: 'flex', alignItems: 'center', gap: '6px', minWidth: 0 },
  unit: { flexShrink: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  below: { fontSize: tokens.fontSizeBase200, lineHeight: '16px', color: tokens.colorNeutralForeground2, minWidth: 0 },
  was: { display: 'flex', gap: '8px', minWidth: 0, alignItems: 'center' },
  hint: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  error: { color: tokens.colorPaletteRedForeground1 },
  actions: { display: 'flex', gap: '2px', height: '28px', alignItems: 'center', justifyContent: 'flex-end' },
  group: {
    padding: '8px 8px 2px 12px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap',
  },
  groupHint: { fontWeight: tokens.fontWeightRegular, marginLeft: '8px', color: tokens.colorNeutralForeground3 },
  section: {
    display: 'flex', alignItems: 'center', gap: '6px', width: '100%', padding: '6px 8px', boxSizing: 'border-box', textAlign: 'left', cursor: 'pointer', font: 'inherit',
    fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground3, border: 'none', minHeight: '32px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`, borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground4 }, ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-2px' },
  },
  sectionTitle: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  sectionCount: { marginLeft: 'auto', flexShrink: 0, fontWeight: tokens.fontWeightRegular, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

/** The look of what is in a line: inputs, chips, small buttons. */
export const useControlStyles = makeStyles({
  input: {
    width: '100%', minWidth: 0, boxSizing: 'border-box', height: '28px', padding: '0 8px', font: 'inherit', color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium,
    ':hover': { border: `1px solid ${tokens.colorNeutralStroke1Hover}` },
    ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-1px' },
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1, fontStyle: 'italic' },
  },
  number: { fontVariantNumeric: 'tabular-nums' },
  invalid: { border: `1px solid ${tokens.colorStatusDangerBorder2}`, ':hover': { border: `1px solid ${tokens.colorStatusDangerBorder2}` } },
  area: { height: 'auto', padding: '4px 8px', lineHeight: '18px', resize: 'vertical', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, whiteSpace: 'pre' },
  masked: { WebkitTextSecurity: 'disc' },
  check: { width: '16px', height: '16px', margin: '6px 2px', accentColor: tokens.colorCompoundBrandBackground, cursor: 'pointer' },
  checkLabel: { display: 'inline-flex', alignItems: 'center', gap: '6px', height: '28px', cursor: 'pointer', fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  chip: {
    display: 'inline-flex', alignItems: 'center', gap: '6px', minWidth: 0, maxWidth: '100%', height: '26px', padding: '0 8px', boxSizing: 'border-box', cursor: 'pointer', font: 'inherit',
    border: `1px dashed ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground2,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 }, ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` },
  },
  chipText: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  small: {
    display: 'inline-flex', alignItems: 'center', justifyContent: 'center', width: '24px', height: '24px', padding: 0, flexShrink: 0, cursor: 'pointer', fontSize: '16px',
    border: 'none', borderRadius: tokens.borderRadiusMedium, backgroundColor: 'transparent', color: tokens.colorNeutralForeground2,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 }, ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}`, opacity: 1 },
  },
  quiet: { opacity: 0 },
  link: {
    padding: 0, minHeight: '24px', whiteSpace: 'nowrap', flexShrink: 0, border: 'none', background: 'none', font: 'inherit', cursor: 'pointer', color: tokens.colorBrandForegroundLink, textDecorationLine: 'underline',
    ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` },
  },
});
