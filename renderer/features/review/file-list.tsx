import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import type { DraftEdit } from '../../../shared/model/edit.ts';
import type { Review, ReviewFile } from '../../../shared/model/review.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { ShareBox } from './share-box.tsx';
import { fileShare, reviewShare, type StageTarget } from './staging.ts';

const useStyles = makeStyles({
  side: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, overflowY: 'auto', backgroundColor: tokens.colorNeutralBackground2, padding: '8px 8px 16px' },
  all: { display: 'flex', alignItems: 'center', gap: '6px', padding: '2px 4px 8px', fontWeight: tokens.fontWeightSemibold },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  line: { display: 'flex', alignItems: 'flex-start', gap: '6px', padding: '2px 4px', minWidth: 0, borderRadius: tokens.borderRadiusMedium, ':hover': { backgroundColor: tokens.colorNeutralBackground3 }, ':hover .fl-take-back': { opacity: 1 }, ':focus-within .fl-take-back': { opacity: 1 } },
  takeBack: { opacity: 0, minWidth: '24px', flexShrink: 0, ':focus-visible': { opacity: 1 } },
  edit: { paddingLeft: '26px', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  name: {
    flexGrow: 1, minWidth: 0, padding: '2px 0', border: 'none', background: 'none', cursor: 'pointer', textAlign: 'left', fontFamily: 'inherit', fontSize: tokens.fontSizeBase300, color: tokens.colorNeutralForeground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorBrandStroke1}` },
  },
  base: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  folder: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  label: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere', padding: '3px 0', lineHeight: '18px' },
  status: { flexShrink: 0, fontSize: '11px', lineHeight: '24px', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2 },
});

/** What the list of a review's files can ask for. */
export interface FileListProps {
  readonly review: Review;
  readonly onStage: (what: StageTarget, staged: boolean) => void;
  readonly onShow: (path: string) => void;
  readonly onTakeBack: (edits: readonly DraftEdit[]) => void;
}

const letters = { added: 'A', modified: 'M', deleted: 'D' } as const;

/** The files of a draft and their edits, each with its tick box for what goes into the request. */
export function FileList({ review, onStage, onShow, onTakeBack }: FileListProps) {
  const styles = useStyles();
  const { share, staged, total } = reviewShare(review);
  return (
    <section className={styles.side} aria-label="What goes into the request">
      <div className={styles.all}>
        <ShareBox share={share} label="Stage everything" onChange={(next) => onStage({ path: null, editIds: null }, next)} />
        <span role="status">{staged} of {total} staged</span>
      </div>
      <ul className={styles.list}>
        {review.files.map((file) => <FileItem key={file.path} file={file} onStage={onStage} onShow={onShow} onTakeBack={onTakeBack} />)}
      </ul>
    </section>
  );
}

function FileItem({ file, onStage, onShow, onTakeBack }: Omit<FileListProps, 'review'> & { readonly file: ReviewFile }) {
  const styles = useStyles();
  const at = file.path.lastIndexOf('/') + 1;
  return (
    <li>
      <div className={styles.line}>
        <ShareBox share={fileShare(file)} label={`Stage ${file.path}`} onChange={(staged) => onStage({ path: file.path, editIds: null }, staged)} />
        <button type="button" className={styles.name} title={file.path} onClick={() => onShow(file.path)}>
          <span className={styles.base}>{file.path.slice(at)}</span>
          {at > 0 && <span className={styles.folder}>{file.path.slice(0, at - 1)}</span>}
        </button>
        <span className={styles.status} title={file.status}>{letters[file.status]}</span>
        <TakeBack label={`Take back all edits of ${file.path}`} onClick={() => onTakeBack(file.edits)} />
      </div>
      {file.edits.length > 1 && (
        <ul className={styles.list} aria-label={`Edits of ${file.path}`}>
          {file.edits.map((edit) => (
            <li key={edit.id} className={mergeClasses(styles.line, styles.edit)}>
              <ShareBox share={edit.staged ? 'all' : 'none'} label={`Stage: ${edit.label}`} onChange={(staged) => onStage({ path: null, editIds: [edit.id] }, staged)} />
              <span className={styles.label}>{edit.label}</span>
              <TakeBack label={`Take back: ${edit.label}`} onClick={() => onTakeBack([edit])} />
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

function TakeBack({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return <IconButton className={mergeClasses(useStyles().takeBack, 'fl-take-back')} icon={<ArrowUndoRegular />} label={label} onClick={onClick} />;
}
