import { mergeClasses } from '@fluentui/react-components';
import { TextEditStyleRegular } from '@fluentui/react-icons/svg/text-edit-style';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { type KeyboardEvent, type MouseEvent, memo, useId } from 'react';
import type { FieldRow } from '../../shared/forms/index.ts';
import { isMac, shortcutKeys } from '../ui/shortcut.ts';
import { BooleanControl } from './boolean-control.tsx';
import { useFieldPast } from './field-past.ts';
import { useFormActions } from './form-actions.ts';
import type { FieldChangeMark } from './form-lines.ts';
import { useControlStyles, useFormStyles } from './form-styles.ts';
import { LockedChip } from './locked-chip.tsx';
import { SmallButton } from './small-button.tsx';
import { MultilineControl, TextControl } from './text-control.tsx';
import { type TypedText, useTypedText } from './use-typed-text.ts';

const historyKey = shortcutKeys('Mod+Shift+H', isMac()).join('+');

/** What a line is made of. */
export interface FieldLineProps {
  readonly field: FieldRow;
  readonly mark: FieldChangeMark;
  readonly active: boolean;
}

/** One field: label, control, and below what there is to know about it. */
export const FieldLine = memo(function FieldLine({ field, mark, active }: FieldLineProps) {
  const styles = useFormStyles();
  const { goTo } = useFormActions();
  const past = useFieldPast();
  const typed = useTypedText(field);
  const id = useId();
  const path = field.path.join('.');
  const showOnKey = (event: KeyboardEvent): void => {
    if (!event.altKey || event.key !== 'Enter') return;
    event.preventDefault();
    goTo(field.valueRange);
  };
  const offer = (event: MouseEvent): void => {
    if (past === null) return;
    event.preventDefault();
    past.openMenu(field, { x: event.clientX, y: event.clientY });
  };
  return (
    // A key is heard on its way from the control inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={mergeClasses(styles.line, active && styles.active, mark.kind !== 'same' && styles.modified)} data-field={field.id} onKeyDown={showOnKey} onContextMenu={offer}>
      <label htmlFor={id} className={styles.label} style={{ paddingLeft: Math.min(field.depth, 8) * 12 }} title={field.hint === null ? path : `${path}\n${field.hint}`}>{field.label}</label>
      <div className={styles.value}>
        <div className={styles.control}>
          <Control field={field} typed={typed} id={id} />
          {field.unit !== null && <span className={styles.unit}>{field.unit}</span>}
        </div>
        <Below field={field} typed={typed} mark={mark} id={id} />
      </div>
      <div className={styles.actions}>
        {past !== null && <SmallButton quiet icon={<HistoryRegular />} label={`History of ${field.label} (${historyKey})`} onClick={() => past.show(field)} onExpect={() => past.expect(field)} />}
        <SmallButton quiet icon={<TextEditStyleRegular />} label={`Show ${field.label} in the text (Alt+Enter)`} onClick={() => goTo(field.valueRange)} />
      </div>
    </div>
  );
});

function Control({ field, typed, id }: { readonly field: FieldRow; readonly typed: TypedText; readonly id: string }) {
  const describedBy = `${id}-below`;
  if (field.locked !== null) return <LockedChip field={field} id={id} describedBy={describedBy} />;
  switch (field.type) {
    case 'boolean': return <BooleanControl field={field} id={id} describedBy={describedBy} />;
    case 'multiline': return <MultilineControl field={field} typed={typed} id={id} describedBy={describedBy} />;
    case 'text':
    case 'number':
    case 'empty': return <TextControl field={field} typed={typed} id={id} describedBy={describedBy} />;
  }
}

function Below({ field, typed, mark, id }: { readonly field: FieldRow; readonly typed: TypedText; readonly mark: FieldChangeMark; readonly id: string }) {
  const styles = useFormStyles();
  const controls = useControlStyles();
  const { revert } = useFormActions();
  const lastChange = useFieldPast()?.lastChangeOf(field) ?? null;
  return (
    <div id={`${id}-below`} className={styles.below}>
      {typed.error !== null && (
        <div className={styles.error} role="alert">
          {typed.error} {typed.keepAsText !== null && <button type="button" className={controls.link} onClick={typed.keepAsText}>Keep it as text</button>}
        </div>
      )}
      {mark.kind === 'changed' && (
        <div className={styles.was}>
          <span className={styles.hint} title={field.secret ? undefined : mark.before}>was {field.secret ? '••••••' : mark.before === '' ? 'empty' : mark.before}</span>
          {field.locked === null && <button type="button" className={controls.link} aria-label={`Take back the change of ${field.label}`} onClick={() => revert(field)}>Take back</button>}
        </div>
      )}
      {lastChange !== null && <div className={styles.hint} title={lastChange}>{lastChange}</div>}
      {mark.kind === 'new' && <div>new in this draft</div>}
      {field.hint !== null && <div className={styles.hint} title={field.hint}>{field.hint}</div>}
    </div>
  );
}
