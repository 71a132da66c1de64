import { makeStyles } from '@fluentui/react-components';
import type { Settings } from '../../../shared/model/settings.ts';
import { saveSettings, useSettings } from '../../stores/settings-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { Select } from '../../ui/controls.tsx';
import { FieldRow } from '../../ui/field-row.tsx';
import { SettingGroup } from './setting-group.tsx';

const useStyles = makeStyles({ short: { width: '280px', display: 'flex', flexDirection: 'column' } });

const themes: readonly (readonly [Settings['theme'], string])[] = [['system', 'As the system'], ['light', 'Light'], ['dark', 'Dark'], ['high-contrast', 'High contrast']];
const styles: readonly (readonly [Settings['diffStyle'], string])[] = [['inline', 'One below the other'], ['side-by-side', 'Side by side']];
const intervals = [0, 1, 2, 5, 10, 15, 30, 60] as const;

/** Looks, fetching and how differences are shown. */
export function GeneralSection() {
  const classes = useStyles();
  const { theme, fetchEveryMinutes, diffStyle } = useSettings((state) => state.settings);
  const save = (change: Partial<Settings>): void => void saveSettings(change).catch(showFailure);
  const choices = intervals.some((each) => each === fetchEveryMinutes) ? intervals : [...intervals, fetchEveryMinutes].sort((a, b) => a - b);
  return (
    <>
      <SettingGroup title="Appearance">
        <div className={classes.short}>
          <FieldRow label="Theme">
            {(control) => <Select {...control} value={theme} onChange={({ target }) => save({ theme: chosen(themes, target.value) })}>{themes.map(option)}</Select>}
          </FieldRow>
        </div>
        <div className={classes.short}>
          <FieldRow label="Text differences">
            {(control) => <Select {...control} value={diffStyle} onChange={({ target }) => save({ diffStyle: chosen(styles, target.value) })}>{styles.map(option)}</Select>}
          </FieldRow>
        </div>
      </SettingGroup>
      <SettingGroup title="Fetching" text="New commits are fetched behind your work; nothing of yours is changed by it.">
        <div className={classes.short}>
          <FieldRow label="Fetch every repository">
            {(control) => (
              <Select {...control} value={fetchEveryMinutes} onChange={({ target }) => save({ fetchEveryMinutes: Number(target.value) })}>
                {choices.map((minutes) => <option key={minutes} value={minutes}>{intervalWords(minutes)}</option>)}
              </Select>
            )}
          </FieldRow>
        </div>
      </SettingGroup>
    </>
  );
}

function option([value, label]: readonly [string, string]) {
  return <option key={value} value={value}>{label}</option>;
}

function chosen<Value extends string>(options: readonly (readonly [Value, string])[], text: string): Value {
  const found = options.find(([value]) => value === text);
  if (found === undefined) throw new Error(`No such choice: ${text}`);
  return found[0];
}

function intervalWords(minutes: number): string {
  if (minutes === 0) return 'Only when asked';
  if (minutes === 1) return 'Every minute';
  return minutes === 60 ? 'Every hour' : `Every ${minutes} minutes`;
}
