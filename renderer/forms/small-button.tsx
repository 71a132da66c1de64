import { mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useControlStyles } from './form-styles.ts';

/** A native icon button, light enough for every line of a form; `quiet` shows it only while the line is pointed at or focused. */
export function SmallButton({ icon, label, quiet = false, onClick }: { readonly icon: ReactElement; readonly label: string; readonly quiet?: boolean; readonly onClick: () => void }) {
  const styles = useControlStyles();
  return (
    <button type="button" className={mergeClasses(styles.small, quiet && styles.quiet, quiet && 'fl-quiet')} aria-label={label} title={label} onClick={onClick}>
      {icon}
    </button>
  );
}
