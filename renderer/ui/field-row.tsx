import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { type ReactNode, useId } from 'react';

const useStyles = makeStyles({
  row: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  label: { fontWeight: tokens.fontWeightSemibold },
  required: { color: tokens.colorPaletteRedForeground1, marginLeft: '3px' },
  hint: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  error: { color: tokens.colorPaletteRedForeground1, display: 'flex', gap: '4px', alignItems: 'center' },
});

/** What to put on the control of a field row, so that label, hint and error belong to it. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
  readonly required?: true;
}

/** What a field row is made of; `children` draws the control with the properties given. */
export interface FieldRowProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | null;
  readonly required?: boolean;
  readonly children: (control: FieldControl) => ReactNode;
}

/** A label over its control, with a hint and, when there is one, an error in words. */
export function FieldRow({ label, hint, error = null, required = false, children }: FieldRowProps) {
  const styles = useStyles();
  const id = useId();
  const describedBy = [hint === undefined ? '' : `${id}-hint`, error === null ? '' : `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {required && <span className={styles.required} aria-hidden="true">*</span>}
      </label>
      {children({ id, ...(describedBy === '' ? {} : { 'aria-describedby': describedBy }), ...(error === null ? {} : { 'aria-invalid': true as const }), ...(required ? { required: true as const } : {}) })}
      {error !== null && <div id={`${id}-error`} role="alert" className={mergeClasses(styles.hint, styles.error)}><ErrorCircleFilled aria-hidden="true" />{error}</div>}
      {hint !== undefined && <div id={`${id}-hint`} className={styles.hint}>{hint}</div>}
    </div>
  );
}
