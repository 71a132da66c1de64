import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { DraftMark } from './draft-marks.ts';
import type { TreeRow } from './file-tree.ts';
import { treeMove, typeAhead } from './tree-keys.ts';
import { TreeRowLine } from './tree-row-line.tsx';

/** What a tree is made of. */
export interface FileTreeViewProps {
  readonly rows: readonly TreeRow[];
  readonly marks: ReadonlyMap<string, DraftMark>;
  /** The file that is open. */
  readonly selected: string | null;
  readonly onToggle: (folder: string) => void;
  readonly onOpen: (path: string) => void;
  /** Offers what else can be done with a file or folder, at a place of the window. */
  readonly onMenu: (row: TreeRow, at: { readonly x: number; readonly y: number }) => void;
}

const typingPauseMs = 700;
const pathOf = (row: TreeRow): string => row.path;

/** The files as a tree that mounts only what is in sight; arrows, Home, End, Enter and typing a name work as in a file manager. */
export function FileTreeView({ rows, marks, selected, onToggle, onOpen, onMenu }: FileTreeViewProps) {
  const id = useId();
  const [activePath, setActivePath] = useState<string | null>(selected);
  const typed = useRef({ text: '', atMs: 0 });
  const [shown, setShown] = useState(selected);
  if (shown !== selected) {
    setShown(selected);
    setActivePath(selected);
  }
  const active = useMemo(() => rows.findIndex((row) => row.path === activePath), [rows, activePath]);
  const choose = (row: TreeRow): void => {
    setActivePath(row.path);
    if (row.kind === 'folder') onToggle(row.path);
    else onOpen(row.path);
  };
  const goTo = (index: number): void => setActivePath(rows[index]?.path ?? null);
  const offer = (row: TreeRow, at: { readonly x: number; readonly y: number }): void => {
    setActivePath(row.path);
    onMenu(row, at);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = rows[active];
    if (row !== undefined && isMenuKey(event)) {
      event.preventDefault();
      offer(row, below(`${id}-${active}`));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(event.key, rows, active);
    if (move !== null) {
      event.preventDefault();
      if (move.kind === 'go') goTo(move.index);
      else if (move.kind === 'toggle') onToggle(move.path);
      else onOpen(move.path);
    } else if (event.key.length === 1) {
      typed.current = withKey(typed.current, event.key);
      const found = typeAhead(rows, active, typed.current.text);
      if (found >= 0) goTo(found);
    }
  };
  return (
    <VirtualList
      items={rows} keyOf={pathOf} rowHeight={26} label="Files" role="tree" onKeyDown={onKeyDown}
      reveal={active < 0 ? undefined : active} activeDescendant={active < 0 ? undefined : `${id}-${active}`}
      render={(row, index) => (
        <TreeRowLine row={row} id={`${id}-${index}`} mark={marks.get(row.path)} selected={row.path === selected} active={index === active} onChoose={choose} onMenu={offer} />
      )}
    />
  );
}

function isMenuKey(event: KeyboardEvent): boolean {
  return event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
}

/** A place for a menu below the line of an id. */
function below(id: string): { readonly x: number; readonly y: number } {
  const line = document.getElementById(id)?.getBoundingClientRect();
  return { x: (line?.left ?? 0) + 24, y: line?.bottom ?? 0 };
}

/** What was typed so far with one key more; after a pause it begins anew. */
function withKey(typed: { readonly text: string; readonly atMs: number }, key: string): { readonly text: string; readonly atMs: number } {
  const now = Date.now();
  return { text: now - typed.atMs < typingPauseMs ? typed.text + key : key, atMs: now };
}
