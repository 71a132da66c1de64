import { mergeClasses } from '@fluentui/react-components';
import { EyeRegular } from '@fluentui/react-icons/svg/eye';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { type KeyboardEvent, useState } from 'react';
import type { FieldRow } from '../../shared/forms/index.ts';
import { useControlStyles } from './form-styles.ts';
import { SmallButton } from './small-button.tsx';
import type { TypedText } from './use-typed-text.ts';

/** What a control of a field is given: the field, what is typed, and what names and describes it. */
export interface ControlProps {
  readonly field: FieldRow;
  readonly typed: TypedText;
  readonly id: string;
  readonly describedBy: string | undefined;
}

/** A line of text or a number; a secret is masked until it is asked for. */
export function TextControl({ field, typed, id, describedBy }: ControlProps) {
  const styles = useControlStyles();
  const [shown, setShown] = useState(false);
  const masked = field.secret && !shown;
  return (
    <>
      <input
        id={id} type={masked ? 'password' : 'text'} value={typed.text} spellCheck={false} autoComplete="off"
        inputMode={field.type === 'number' ? 'decimal' : undefined} aria-invalid={typed.error === null ? undefined : true} aria-describedby={describedBy}
        placeholder={field.type === 'empty' ? 'no value' : field.text === '' && typed.text === '' ? 'empty text' : undefined}
        className={mergeClasses(styles.input, field.type === 'number' && styles.number, typed.error !== null && styles.invalid)}
        onChange={(event) => typed.type(event.target.value)} onBlur={typed.leave} onKeyDown={(event) => leaveOnKey(event, typed)}
      />
      {field.secret && <SmallButton icon={shown ? <EyeOffRegular /> : <EyeRegular />} label={shown ? `Hide ${field.label}` : `Show ${field.label}`} onClick={() => setShown(!shown)} />}
    </>
  );
}

/** Several lines of text. */
export function MultilineControl({ field, typed, id, describedBy }: ControlProps) {
  const styles = useControlStyles();
  const [shown, setShown] = useState(false);
  const rows = Math.min(10, Math.max(2, field.text.split('\n').length));
  return (
    <>
      <textarea
        id={id} rows={rows} value={typed.text} spellCheck={false} aria-invalid={typed.error === null ? undefined : true} aria-describedby={describedBy}
        className={mergeClasses(styles.input, styles.area, field.secret && !shown && styles.masked, typed.error !== null && styles.invalid)}
        onChange={(event) => typed.type(event.target.value)} onBlur={typed.leave} onKeyDown={(event) => event.key === 'Escape' && typed.cancel()}
      />
      {field.secret && <SmallButton icon={shown ? <EyeOffRegular /> : <EyeRegular />} label={shown ? `Hide ${field.label}` : `Show ${field.label}`} onClick={() => setShown(!shown)} />}
    </>
  );
}

function leaveOnKey(event: KeyboardEvent<HTMLInputElement>, typed: TypedText): void {
  if (event.key === 'Enter' && !event.altKey) typed.leave();
  if (event.key === 'Escape') typed.cancel();
}
