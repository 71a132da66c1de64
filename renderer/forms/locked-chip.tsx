import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import type { FieldRow } from '../../shared/forms/index.ts';
import { useFormActions } from './form-actions.ts';
import { useControlStyles } from './form-styles.ts';

/** What cannot be edited in a form: its source, why, and the way to it in the text. */
export function LockedChip({ field, id, describedBy }: { readonly field: FieldRow; readonly id: string; readonly describedBy: string | undefined }) {
  const styles = useControlStyles();
  const { goTo } = useFormActions();
  const reason = field.locked?.message ?? '';
  const source = field.secret ? '••••••' : field.text.replace(/\s+/g, ' ').slice(0, 200);
  return (
    <button type="button" id={id} className={styles.chip} aria-label={`${field.label}: ${source}. ${reason} Show in the text`} aria-describedby={describedBy} title={reason} onClick={() => goTo(field.valueRange)}>
      <LockClosedRegular aria-hidden="true" style={{ flexShrink: 0 }} />
      <span className={styles.chipText}>{source === '' ? reason : source}</span>
    </button>
  );
}
