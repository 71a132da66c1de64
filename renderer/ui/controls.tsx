import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ComponentProps } from 'react';

const useStyles = makeStyles({
  control: {
    fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, lineHeight: '20px', color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`, borderBottomColor: tokens.colorNeutralStrokeAccessible, borderRadius: tokens.borderRadiusMedium, boxSizing: 'border-box', width: '100%', minWidth: 0,
    ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-1px' },
    ':disabled': { color: tokens.colorNeutralForegroundDisabled, backgroundColor: tokens.colorNeutralBackground3, border: `1px solid ${tokens.colorNeutralStrokeDisabled}` },
    ':invalid:not(:placeholder-shown)': { borderTopColor: tokens.colorStatusDangerBorder2, borderRightColor: tokens.colorStatusDangerBorder2, borderBottomColor: tokens.colorStatusDangerBorder2, borderLeftColor: tokens.colorStatusDangerBorder2 },
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
  line: { height: '30px', padding: '0 8px' },
  select: { height: '30px', padding: '0 4px', cursor: 'pointer' },
  area: { padding: '6px 8px', resize: 'vertical', minHeight: '60px' },
  mono: { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 },
  check: { width: '16px', height: '16px', margin: '2px', accentColor: tokens.colorCompoundBrandBackground, flexShrink: 0 },
  checkLabel: { display: 'inline-flex', alignItems: 'center', gap: '6px', minHeight: '24px', cursor: 'pointer' },
});

/** A native one-line input in the app's dress; `mono` for paths and addresses. */
export function TextInput({ mono = false, className, ...rest }: ComponentProps<'input'> & { readonly mono?: boolean }) {
  const styles = useStyles();
  return <input type="text" spellCheck={false} autoComplete="off" {...rest} className={mergeClasses(styles.control, styles.line, mono && styles.mono, className)} />;
}

/** A native multi-line input in the app's dress. */
export function TextArea({ mono = false, className, ...rest }: ComponentProps<'textarea'> & { readonly mono?: boolean }) {
  const styles = useStyles();
  return <textarea spellCheck={!mono} {...rest} className={mergeClasses(styles.control, styles.area, mono && styles.mono, className)} />;
}

/** A native drop-down in the app's dress. */
export function Select({ className, ...rest }: ComponentProps<'select'>) {
  const styles = useStyles();
  return <select {...rest} className={mergeClasses(styles.control, styles.select, className)} />;
}

/** A native tick box with its label. */
export function CheckBox({ label, className, ...rest }: Omit<ComponentProps<'input'>, 'type'> & { readonly label: string }) {
  const styles = useStyles();
  return (
    <label className={mergeClasses(styles.checkLabel, className)}>
      <input type="checkbox" {...rest} className={styles.check} />
      {label}
    </label>
  );
}
