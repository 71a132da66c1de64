import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useMemo, useState } from 'react';
import type { FormModel, GroupRow } from '../../shared/forms/index.ts';
import { counted } from '../ui/format-amount.ts';
import { TallList } from '../ui/tall-list.tsx';
import type { FieldChanges } from './field-changes.ts';
import { FieldLine } from './field-line.tsx';
import { changeOf, type FormLine, FormLines } from './form-lines.ts';
import { useFormStyles } from './form-styles.ts';

/** What a form is made of. */
export interface FormViewProps {
  readonly form: FormModel;
  /** What changed since the base. */
  readonly changes: FieldChanges;
  /** The field at the cursor of the text; it is shown and marked. */
  readonly activeId: string | null;
}

/** The fields that a file sets, as a list that mounts only what is in sight. */
export function FormView({ form, changes, activeId }: FormViewProps) {
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => new FormLines(form, closed, changes), [form, closed, changes]);
  const toggle = (id: string): void => {
    const next = new Set(closed);
    if (!next.delete(id)) next.add(id);
    setClosed(next);
  };
  return (
    <TallList
      lines={lines} idOf={idOf} rowHeight={32} label="Fields" reveal={activeId}
      render={(line) => <Line line={line} changes={changes} active={line.id === activeId} onToggle={toggle} />}
    />
  );
}

const idOf = (line: FormLine): string => line.id;

interface LineProps {
  readonly line: FormLine;
  readonly changes: FieldChanges;
  readonly active: boolean;
  readonly onToggle: (sectionId: string) => void;
}

function Line({ line, changes, active, onToggle }: LineProps) {
  if (line.row === 'section') return <SectionLine line={line} onToggle={onToggle} />;
  if (line.row === 'group') return <GroupLine group={line} />;
  return <FieldLine field={line} mark={changeOf(line, changes)} active={active} />;
}

function SectionLine({ line, onToggle }: { readonly line: Extract<FormLine, { row: 'section' }>; readonly onToggle: (sectionId: string) => void }) {
  const styles = useFormStyles();
  return (
    <button type="button" className={styles.section} aria-expanded={line.open} onClick={() => onToggle(line.section.id)} title={line.section.hint ?? line.section.title}>
      {line.open ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
      <span className={styles.sectionTitle}>{line.section.title}</span>
      <span className={styles.sectionCount}>{line.changes > 0 && `${line.changes} changed · `}{counted(line.section.fieldCount, 'field')}</span>
    </button>
  );
}

function GroupLine({ group }: { readonly group: GroupRow }) {
  const styles = useFormStyles();
  return (
    <div className={styles.group} style={{ paddingLeft: 12 + Math.min(group.depth, 8) * 12 }} title={group.path.join('.')}>
      {group.label}
      {group.hint !== null && <span className={styles.groupHint}>{group.hint}</span>}
    </div>
  );
}
