import { makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, Suspense } from 'react';
import { closeFieldHistory, useFieldHistory } from '../stores/field-history-store.ts';
import type { RouteOf } from '../stores/route.ts';
import { Loading } from '../ui/loading.tsx';
import { features, lazyPage } from './feature-chunks.ts';

const FieldHistoryPanel = lazyPage(features.history, (module) => module.FieldHistoryPanel);

const useStyles = makeStyles({
  both: { position: 'relative', display: 'flex', flexGrow: 1, minHeight: 0, minWidth: 0 },
  file: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 },
  // Over the text, below the header of the file: the form beside it keeps its room.
  past: {
    position: 'absolute', right: 0, bottom: 0, top: 'anchor(--file-header bottom, 0px)', width: 'min(380px, 54%)', zIndex: 2,
    display: 'flex', flexDirection: 'column', minHeight: 0, borderLeft: `1px solid ${tokens.colorNeutralStroke1}`, boxShadow: tokens.shadow16,
  },
});

/** A file, and beside it the past of one of its values when that is asked for. */
export function FileWithPast({ route, children }: { readonly route: RouteOf<'file'>; readonly children: ReactNode }) {
  const styles = useStyles();
  const target = useFieldHistory((state) => state.target);
  const shown = target !== null && target.repositoryId === route.repositoryId && target.path === route.path ? target : null;
  return (
    <div className={styles.both}>
      <div className={styles.file}>{children}</div>
      {shown !== null && <div className={styles.past}><Suspense fallback={<Loading label="Reading the history…" />}><FieldHistoryPanel key={JSON.stringify([shown.document, shown.field])} target={shown} onClose={closeFieldHistory} /></Suspense></div>}
    </div>
  );
}
