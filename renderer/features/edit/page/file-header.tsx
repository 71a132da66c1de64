import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowRedoRegular } from '@fluentui/react-icons/svg/arrow-redo';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import type { ReactNode } from 'react';
import { useDraft } from '../../../stores/drafts-store.ts';
import { navigate, type RouteOf } from '../../../stores/navigation-store.ts';
import { counted } from '../../../ui/format-amount.ts';
import { IconButton } from '../../../ui/icon-button.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { DraftChooser } from './draft-chooser.tsx';

const useStyles = makeStyles({
  header: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', padding: '6px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0, minWidth: 0 },
  path: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightRegular, minWidth: '100px', flexGrow: 1, flexBasis: '110px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', direction: 'rtl', textAlign: 'left' },
  folder: { color: tokens.colorNeutralForeground2 },
  name: { fontWeight: tokens.fontWeightSemibold },
  group: { display: 'flex', alignItems: 'center', gap: '4px', flexShrink: 0 },
});

/** What the header of a file is made of; `note` says whether all is saved, `views` chooses what is shown. */
export interface FileHeaderProps {
  readonly route: RouteOf<'file'>;
  readonly note: ReactNode;
  readonly views: ReactNode;
  readonly history: { readonly canUndo: boolean; readonly canRedo: boolean; readonly undo: () => void; readonly redo: () => void } | null;
  readonly onReview: () => void;
}

/** The path, the draft that edits go to, undo and redo, and the way to the review. */
export function FileHeader({ route, note, views, history, onReview }: FileHeaderProps) {
  const styles = useStyles();
  const draft = useDraft(route.draftId);
  const base = route.path.lastIndexOf('/') + 1;
  const files = draft?.files.length ?? 0;
  return (
    <header className={styles.header} style={{ anchorName: '--file-header' }}>
      <h1 className={styles.path} title={route.path}>
        <bdi><span className={styles.folder}>{route.path.slice(0, base)}</span><span className={styles.name}>{route.path.slice(base)}</span></bdi>
      </h1>
      {note}
      {draft?.movedTo && <button type="button" style={{ all: 'unset', cursor: 'pointer' }} onClick={() => navigate({ page: 'review', draftId: draft.id })}><StatusBadge tone="warning" title={`${draft.branch} has newer commits than this draft is based on`}>Base moved</StatusBadge></button>}
      {history !== null && (
        <div className={styles.group}>
          <IconButton icon={<ArrowUndoRegular />} label="Undo" shortcut="Ctrl+Z" disabled={!history.canUndo} onClick={history.undo} />
          <IconButton icon={<ArrowRedoRegular />} label="Redo" shortcut="Ctrl+Shift+Z" disabled={!history.canRedo} onClick={history.redo} />
        </div>
      )}
      {views}
      <div className={styles.group}>
        <DraftChooser route={route} />
        <Button appearance="primary" size="medium" disabled={files === 0} onClick={onReview} title={files === 0 ? 'Nothing is changed in this draft yet' : 'Look at all changes of this draft'}>
          Review{files > 0 && ` ${counted(files, 'file')}`}
        </Button>
      </div>
    </header>
  );
}
