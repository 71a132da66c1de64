import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useCommands } from '../stores/commands-store.ts';
import { KeyHint } from '../ui/key-hint.tsx';
import { Modal } from '../ui/modal.tsx';

const useStyles = makeStyles({
  columns: { columnCount: 2, columnGap: '32px', '@media (max-width: 700px)': { columnCount: 1 } },
  section: { breakInside: 'avoid', marginBottom: '16px' },
  heading: { margin: '0 0 4px', fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
  list: { margin: 0 },
  row: { display: 'flex', alignItems: 'center', gap: '12px', minHeight: '28px', borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  title: { flexGrow: 1 },
  keys: { margin: 0 },
});

const always: readonly (readonly [string, string])[] = [
  ['Undo', 'Mod+Z'], ['Redo', 'Mod+Shift+Z'], ['Find in the form or text', 'Mod+F'],
];

/** Every keyboard shortcut that works now, by section. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const styles = useStyles();
  const commands = useCommands((state) => state.byId);
  const sections = new Map<string, (readonly [string, string])[]>();
  const seen = new Set<string>();
  for (const { title, section, shortcut } of commands.values()) {
    if (shortcut === undefined) continue;
    seen.add(shortcut);
    sections.set(section, [...(sections.get(section) ?? []), [title, shortcut]]);
  }
  const editing = always.filter(([, shortcut]) => !seen.has(shortcut));
  if (editing.length > 0) sections.set('Editing', [...(sections.get('Editing') ?? []), ...editing]);
  return (
    <Modal title="Keyboard shortcuts" onClose={onClose} width={720} actions={<Button appearance="primary" onClick={onClose}>Close</Button>}>
      <div className={styles.columns}>
        {[...sections].map(([section, rows]) => (
          <section key={section} className={styles.section}>
            <h3 className={styles.heading}>{section}</h3>
            <dl className={styles.list}>
              {rows.map(([title, shortcut]) => (
                <div key={title} className={styles.row}><dt className={styles.title}>{title}</dt><dd className={styles.keys}><KeyHint shortcut={shortcut} /></dd></div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
