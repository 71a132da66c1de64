import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { failureWords } from '../../../ipc/client.ts';
import type { SaveState } from '../session/session-state.ts';

const useStyles = makeStyles({
  note: { display: 'inline-flex', alignItems: 'center', gap: '6px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  failed: { color: tokens.colorPaletteRedForeground1 },
});

/** Says whether what was typed is on disk. */
export function SaveNote({ save, onRetry }: { readonly save: SaveState; readonly onRetry: () => void }) {
  const styles = useStyles();
  if (save.kind === 'failed') {
    const { what, kept, next } = failureWords(save.failure);
    return (
      <span role="alert" className={mergeClasses(styles.note, styles.failed)} title={`${what} ${kept} ${next}`}>
        {save.final ? 'The last edit was not kept' : 'Not saved yet'}
        {!save.final && <Button size="small" onClick={onRetry}>Try again</Button>}
      </span>
    );
  }
  const words = { clean: 'No changes', saving: 'Saving…', saved: 'Saved in draft' };
  return <span role="status" className={styles.note} data-save={save.kind}>{words[save.kind]}</span>;
}
