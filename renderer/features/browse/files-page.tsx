import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentAddRegular } from '@fluentui/react-icons/svg/document-add';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { type ReactNode, useMemo, useState } from 'react';
import type { TreeEntry } from '../../../shared/model/repository.ts';
import { failureWords } from '../../ipc/client.ts';
import { useActiveDraft } from '../../stores/active-draft-store.ts';
import { draftName } from '../../stores/draft-name.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { fetchRepository, useRepository } from '../../stores/repositories-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { type LoadedTree, loadTree } from '../../stores/trees-store.ts';
import { recall, remember } from '../../stores/workspace-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Split } from '../../ui/split.tsx';
import { BranchPicker } from './branch-picker.tsx';
import { draftMarks } from './draft-marks.ts';
import { FileTreeView } from './file-tree-view.tsx';
import { firstMatch, type TreeRow } from './file-tree.ts';
import { offerFor, takesEdits } from './offer-for.ts';
import { openFile } from './open-file.ts';
import { useExpanded } from './use-expanded.ts';
import { useEntriesWith, useLoadedTree, useShownTree } from './use-files.ts';

const useStyles = makeStyles({
  side: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, backgroundColor: tokens.colorNeutralBackground2 },
  tools: { display: 'flex', flexDirection: 'column', gap: '6px', padding: '8px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  filter: { display: 'flex', gap: '4px', alignItems: 'center' },
  count: { padding: '4px 10px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  hint: { display: 'inline-flex', gap: '6px', alignItems: 'center' },
});

const isLayout = (value: unknown): value is Readonly<Record<string, number>> => typeof value === 'object' && value !== null;
const noEntries: readonly TreeEntry[] = [];
const isText = (value: unknown): value is string => typeof value === 'string';

/** What the files of a repository are shown with: the file that is open goes in as children. */
export interface FilesPageProps {
  readonly repositoryId: string;
  /** The branch of the open file; without one the branch looked at last, or the default one. */
  readonly gitRef?: string;
  readonly path?: string;
  readonly children?: ReactNode;
}

/** The files of a branch as a tree, beside the file that is open. */
export function FilesPage({ repositoryId, gitRef, path, children }: FilesPageProps) {
  return (
    <Split
      id="files" orientation="horizontal" layout={recall('browse.layout', isLayout, { tree: 25, file: 75 })} onLayout={(layout) => remember('browse.layout', layout)}
      panes={[
        { id: 'tree', initial: 25, min: 12, content: <FileSide key={repositoryId} repositoryId={repositoryId} gitRef={gitRef} path={path} /> },
        { id: 'file', initial: 75, min: 30, content: children ?? <NoFile /> },
      ]}
    />
  );
}

function FileSide({ repositoryId, gitRef, path }: { readonly repositoryId: string; readonly gitRef: string | undefined; readonly path: string | undefined }) {
  const styles = useStyles();
  const repository = useRepository(repositoryId);
  const [chosen, setChosen] = useState(() => recall(`browse.ref.${repositoryId}`, isText, ''));
  const branch = gitRef ?? (chosen === '' ? (repository?.defaultBranch ?? null) : chosen);
  const choose = (name: string): void => {
    setChosen(name);
    remember(`browse.ref.${repositoryId}`, name);
    if (gitRef !== undefined) navigate({ page: 'repository', repositoryId, tab: 'files' });
  };
  if (branch === null) return <NothingYet repositoryId={repositoryId} />;
  return (
    <section className={styles.side} aria-label="Files of the repository">
      <BranchFiles repositoryId={repositoryId} branch={branch} path={path ?? null} picker={<BranchPicker repositoryId={repositoryId} value={branch} onChange={choose} />} />
    </section>
  );
}

interface BranchFilesProps {
  readonly repositoryId: string;
  readonly branch: string;
  readonly path: string | null;
  readonly picker: ReactNode;
}

function BranchFiles({ repositoryId, branch, path, picker }: BranchFilesProps) {
  const styles = useStyles();
  const [filter, setFilter] = useState('');
  const tree = useLoadedTree(repositoryId, branch);
  const active = useActiveDraft(repositoryId);
  const draft = active?.branch === branch ? active : null;
  const marks = useMemo(() => draftMarks(draft), [draft]);
  const entries = useEntriesWith(tree?.entries ?? noEntries, draft);
  const { expanded, toggle } = useExpanded(repositoryId, path);
  const { root, rows, matches } = useShownTree(entries, expanded, filter);
  const open = (file: string): void => openFile({ repositoryId, ref: branch, path: file });
  const openFirst = (): void => {
    // Not from the rows, which may be a key behind.
    const first = filter.trim() === '' ? null : firstMatch(root, filter);
    if (first !== null) open(first);
  };
  const changed = draft?.files.length ?? 0;
  return (
    <>
      <div className={styles.tools}>
        {picker}
        <div className={styles.filter}>
          <SearchBox label="Filter files" value={filter} onChange={setFilter} onKeyDown={(event) => event.key === 'Enter' && openFirst()} />
          {takesEdits(branch) && <IconButton icon={<DocumentAddRegular />} label="New file…" onClick={() => openDialog({ kind: 'new-file', repositoryId, branch, folder: folderOf(path) })} />}
        </div>
      </div>
      {tree?.failure && <FailureBar compact words={failureWords(tree.failure)} onRetry={() => void loadTree(repositoryId, branch)} />}
      <Listing tree={tree} isFiltered={filter !== ''} rows={rows}>
        <FileTreeView rows={rows} marks={marks} selected={path} onToggle={toggle} onOpen={open} onMenu={(row, at) => offerFor({ repositoryId, ref: branch, row, deleted: marks.get(row.path) === 'deleted' }, at)} />
      </Listing>
      <div className={styles.count} role="status">{matches < entries.length ? `${matches.toLocaleString('en-US')} of ${counted(entries.length, 'file')}` : counted(entries.length, 'file')}{changed > 0 && `, ${changed} changed in “${draft === null ? '' : draftName(draft)}”`}</div>
    </>
  );
}

function folderOf(path: string | null): string {
  return path === null ? '' : path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

interface ListingProps {
  readonly tree: LoadedTree | undefined;
  readonly rows: readonly TreeRow[];
  readonly isFiltered: boolean;
  readonly children: ReactNode;
}

function Listing({ tree, rows, isFiltered, children }: ListingProps) {
  if (tree === undefined || (tree.status === 'loading' && tree.commitOid === null)) return <Loading label="Reading the files…" />;
  if (rows.length > 0) return children;
  if (isFiltered) return <EmptyState title="No file matches">Change the filter, or press Escape in it to see all files.</EmptyState>;
  return tree.failure === null ? <EmptyState title="No files">This branch holds no files.</EmptyState> : <div style={{ flexGrow: 1 }} />;
}

function NothingYet({ repositoryId }: { readonly repositoryId: string }) {
  const repository = useRepository(repositoryId);
  if (repository?.failure) return <div style={{ padding: 8 }}><FailureBar words={failureWords(repository.failure)} onRetry={() => void fetchRepository(repositoryId).catch(showFailure)} /></div>;
  if (repository?.state === 'empty') return <EmptyState title="No commits yet">Make a first commit at the forge, then fetch.</EmptyState>;
  return <Loading label="Cloning; the files appear as soon as the newest commit is here…" />;
}

function NoFile() {
  const styles = useStyles();
  return (
    <EmptyState icon={<DocumentSearchRegular />} title="Choose a file">
      <span className={styles.hint}>Pick one at the left, or press <KeyHint shortcut="Mod+P" /> and type part of its path.</span>
    </EmptyState>
  );
}
