import { mergeClasses } from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { useControlStyles } from './form-styles.ts';

/** What a small button is made of; `onExpect` hears that the pointer has come over it. */
export interface SmallButtonProps {
  readonly icon: ReactElement;
  readonly label: string;
  readonly quiet?: boolean;
  readonly onClick: () => void;
  readonly onExpect?: () => void;
}

/** A native icon button, light enough for every line of a form; `quiet` shows it only while the line is pointed at or focused, and leaves the Tab key to the fields (there is a key for what it does). */
export function SmallButton({ icon, label, quiet = false, onClick, onExpect }: SmallButtonProps) {
  const styles = useControlStyles();
  return (
    <button type="button" tabIndex={quiet ? -1 : undefined} className={mergeClasses(styles.small, quiet && styles.quiet, quiet && 'fl-quiet')} aria-label={label} title={label} onClick={onClick} onPointerEnter={onExpect}>
      {icon}
    </button>
  );
}
