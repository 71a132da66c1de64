import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { CheckBox, TextInput } from '../../ui/controls.tsx';

const useStyles = makeStyles({
  summary: { cursor: 'pointer', minHeight: '24px', lineHeight: '24px', fontWeight: tokens.fontWeightSemibold, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` } },
  chosen: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  list: { display: 'flex', flexDirection: 'column', maxHeight: '170px', overflowY: 'auto', marginTop: '4px' },
  none: { color: tokens.colorNeutralForeground2 },
});

/** Something to choose from a list. */
export interface Choice<Id> {
  readonly id: Id;
  readonly name: string;
}

/** What a list to choose several from is made of. */
export interface ChoiceListProps<Id> {
  readonly label: string;
  readonly choices: readonly Choice<Id>[];
  readonly chosen: readonly Id[];
  readonly onChange: (chosen: Id[]) => void;
}

const filterFrom = 9;

/** A list to choose several from, folded to what is chosen. */
export function ChoiceList<Id extends string | number>({ label, choices, chosen, onChange }: ChoiceListProps<Id>) {
  const styles = useStyles();
  const [filter, setFilter] = useState('');
  const names = choices.filter((choice) => chosen.includes(choice.id)).map((choice) => choice.name);
  const shown = choices.filter((choice) => choice.name.toLowerCase().includes(filter.trim().toLowerCase()));
  if (choices.length === 0) return null;
  return (
    <details>
      <summary className={styles.summary}>{label} <span className={styles.chosen}>{names.length === 0 ? 'none' : names.join(', ')}</span></summary>
      {choices.length >= filterFrom && <TextInput aria-label={`Filter ${label.toLowerCase()}`} placeholder="Filter" value={filter} onChange={(event) => setFilter(event.target.value)} />}
      <div className={styles.list} role="group" aria-label={label}>
        {shown.map((choice) => (
          <CheckBox key={choice.id} label={choice.name} checked={chosen.includes(choice.id)} onChange={(event) => onChange(event.target.checked ? [...chosen, choice.id] : chosen.filter((id) => id !== choice.id))} />
        ))}
        {shown.length === 0 && <span className={styles.none}>Nobody and nothing matches.</span>}
      </div>
    </details>
  );
}
