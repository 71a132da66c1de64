import type { FieldRow } from '../../shared/forms/index.ts';
import { useFormActions } from './form-actions.ts';
import { useControlStyles } from './form-styles.ts';

/** A tick box that says `true` or `false`, as the file does. */
export function BooleanControl({ field, id, describedBy }: { readonly field: FieldRow; readonly id: string; readonly describedBy: string | undefined }) {
  const styles = useControlStyles();
  const { set, done } = useFormActions();
  const change = (checked: boolean): void => {
    void set(field, checked);
    done();
  };
  return (
    <span className={styles.checkLabel}>
      <input id={id} type="checkbox" className={styles.check} checked={field.value === true} aria-describedby={describedBy} onChange={(event) => change(event.target.checked)} />
      <span aria-hidden="true">{field.text}</span>
    </span>
  );
}
