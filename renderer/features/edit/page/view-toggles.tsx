import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { recall, remember } from '../../../stores/workspace-store.ts';

/** What the page of a file shows. */
export interface Views {
  readonly form: boolean;
  readonly text: boolean;
  readonly diff: boolean;
  /** Who last changed each line and field. */
  readonly authors: boolean;
}

const useStyles = makeStyles({
  group: { display: 'flex', flexShrink: 0, border: `1px solid ${tokens.colorNeutralStroke1}`, borderRadius: tokens.borderRadiusMedium, overflow: 'hidden' },
  toggle: {
    height: '28px', padding: '0 10px', fontFamily: 'inherit', fontSize: tokens.fontSizeBase200, cursor: 'pointer', border: 'none', color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1,
    ':hover': { backgroundColor: tokens.colorNeutralBackground3 }, ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}`, outlineOffset: '-2px' },
  },
  on: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2, ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground2 } },
});

const isViews = (value: unknown): value is Views => typeof value === 'object' && value !== null && 'form' in value && 'text' in value && 'diff' in value && 'authors' in value;

/** What is shown, remembered over files and restarts; never neither form nor text. */
export function useViews(): { readonly views: Views; readonly toggle: (name: keyof Views) => void } {
  const [views, setViews] = useState<Views>(() => recall('edit.views', isViews, { form: true, text: true, diff: true, authors: false }));
  const toggle = (name: keyof Views): void => {
    const next = { ...views, [name]: !views[name] };
    const fixed = next.form || next.text ? next : { ...next, [name === 'form' ? 'text' : 'form']: true };
    setViews(fixed);
    remember('edit.views', fixed);
  };
  return { views, toggle };
}

/** Switches form, text and changes on and off. */
export function ViewToggles({ views, onToggle, hasForm }: { readonly views: Views; readonly onToggle: (name: keyof Views) => void; readonly hasForm: boolean }) {
  const styles = useStyles();
  const toggle = (name: keyof Views, label: string) => (
    <button type="button" aria-pressed={views[name]} className={mergeClasses(styles.toggle, views[name] && styles.on)} onClick={() => onToggle(name)}>{label}</button>
  );
  return (
    <div role="group" aria-label="Show" className={styles.group}>
      {hasForm && toggle('form', 'Form')}
      {hasForm && toggle('text', 'Text')}
      {toggle('diff', 'Changes')}
      {toggle('authors', 'Authors')}
    </div>
  );
}
