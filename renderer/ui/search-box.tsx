import { makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import type { KeyboardEvent, Ref } from 'react';
import { TextInput } from './controls.tsx';

const useStyles = makeStyles({
  root: { position: 'relative', display: 'flex', alignItems: 'center', minWidth: 0, flexGrow: 1 },
  icon: { position: 'absolute', left: '8px', display: 'flex', fontSize: '16px', color: tokens.colorNeutralForeground3, pointerEvents: 'none' },
  input: { paddingLeft: '30px' },
});

/** What a search box is made of. */
export interface SearchBoxProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** The focus begins here when its dialog opens. */
  readonly first?: boolean;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** An input to filter or search with; Escape empties it. */
export function SearchBox({ label, value, onChange, placeholder = label, inputRef, first = false, onKeyDown }: SearchBoxProps) {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden="true"><SearchRegular /></span>
      <TextInput
        {...(first ? { 'data-first-focus': true } : {})}
        ref={inputRef} type="search" aria-label={label} placeholder={placeholder} value={value} className={styles.input}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value !== '') {
            event.stopPropagation();
            onChange('');
          }
          onKeyDown?.(event);
        }}
      />
    </div>
  );
}
