import { makeStyles, tokens } from '@fluentui/react-components';
import { isMac, shortcutKeys } from './shortcut.ts';

const useStyles = makeStyles({
  keys: { display: 'inline-flex', gap: '3px', flexShrink: 0 },
  key: {
    fontFamily: tokens.fontFamilyBase, fontSize: '11px', lineHeight: '16px', minWidth: '16px', padding: '0 4px', textAlign: 'center', boxSizing: 'border-box',
    borderRadius: tokens.borderRadiusSmall, border: `1px solid ${tokens.colorNeutralStroke1}`, color: tokens.colorNeutralForeground2, backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** The keys of a shortcut such as `Mod+K`, in the words of this system. */
export function KeyHint({ shortcut }: { readonly shortcut: string }) {
  const styles = useStyles();
  return (
    <span className={styles.keys}>
      {shortcutKeys(shortcut, isMac()).map((key) => <kbd key={key} className={styles.key}>{key}</kbd>)}
    </span>
  );
}
