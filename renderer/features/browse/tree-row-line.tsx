import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { memo } from 'react';
import type { DraftMark } from './draft-marks.ts';
import { entryNote } from './entry-note.ts';
import { FileIcon } from './file-icon.tsx';
import type { TreeRow } from './file-tree.ts';

const useStyles = makeStyles({
  row: {
    display: 'flex', alignItems: 'center', gap: '5px', height: '26px', paddingRight: '8px', cursor: 'pointer', userSelect: 'none', boxSizing: 'border-box', minWidth: 0,
    color: tokens.colorNeutralForeground1, ':hover': { backgroundColor: tokens.colorNeutralBackground3 },
  },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected, color: tokens.colorNeutralForeground1Selected, fontWeight: tokens.fontWeightSemibold, ':hover': { backgroundColor: tokens.colorNeutralBackground1Selected },
    '& > span': { color: 'inherit' },
  },
  active: { '[role=tree]:focus-visible &': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' } },
  muted: { color: tokens.colorNeutralForeground3, fontStyle: 'italic' },
  chevron: { display: 'flex', width: '14px', flexShrink: 0, fontSize: '12px', color: tokens.colorNeutralForeground3 },
  icon: { display: 'flex', flexShrink: 0, fontSize: '16px', color: tokens.colorNeutralForeground2 },
  name: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', flexGrow: 1, minWidth: 0 },
  mark: { flexShrink: 0, fontSize: '11px', fontWeight: tokens.fontWeightSemibold, width: '14px', textAlign: 'center', color: tokens.colorBrandForeground1 },
  deleted: { color: tokens.colorPaletteRedForeground1 },
  added: { color: tokens.colorPaletteGreenForeground1 },
});

const letters: Readonly<Record<DraftMark, string>> = { added: 'A', modified: 'M', deleted: 'D', within: '•' };
const words: Readonly<Record<DraftMark, string>> = { added: 'added in this draft', modified: 'changed in this draft', deleted: 'deleted in this draft', within: 'holds changes of this draft' };

/** What a row of the tree is made of. */
export interface TreeRowLineProps {
  readonly row: TreeRow;
  readonly id: string;
  readonly mark: DraftMark | undefined;
  readonly selected: boolean;
  readonly active: boolean;
  readonly onChoose: (row: TreeRow) => void;
  readonly onMenu: (row: TreeRow, at: { readonly x: number; readonly y: number }) => void;
}

/** One folder or file of the tree. */
export const TreeRowLine = memo(function TreeRowLine({ row, id, mark, selected, active, onChoose, onMenu }: TreeRowLineProps) {
  const styles = useStyles();
  const note = row.kind === 'file' ? entryNote(row.entry) : null;
  const title = [row.path, note, mark === undefined ? null : words[mark]].filter((each) => each !== null).join('\n');
  return (
    // The tree itself has the focus and the keys; rows are reached through aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      id={id} role="treeitem" aria-level={row.depth + 1} aria-posinset={row.position.index} aria-setsize={row.position.of} aria-selected={selected}
      aria-expanded={row.kind === 'folder' ? row.expanded : undefined} title={title} onClick={() => onChoose(row)}
      onContextMenu={(event) => { event.preventDefault(); onMenu(row, { x: event.clientX, y: event.clientY }); }}
      className={mergeClasses(styles.row, selected && styles.selected, active && styles.active, note !== null && styles.muted)} style={{ paddingLeft: 6 + Math.min(row.depth, 12) * 11 }}
    >
      <span className={styles.chevron} aria-hidden="true">{row.kind === 'folder' && (row.expanded ? <ChevronDownRegular /> : <ChevronRightRegular />)}</span>
      <span className={styles.icon}><FileIcon row={row} /></span>
      <span className={styles.name}>{row.name}</span>
      {mark !== undefined && <span className={mergeClasses(styles.mark, mark === 'deleted' && styles.deleted, mark === 'added' && styles.added)} role="img" aria-label={words[mark]}>{letters[mark]}</span>}
    </div>
  );
});
