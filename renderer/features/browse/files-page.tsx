import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { type ReactNode, useState } from 'react';
import { failureWords } from '../../ipc/client.ts';
import { useActiveDraft } from '../../stores/active-draft-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { fetchRepository, useRepository } from '../../stores/repositories-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { loadTree } from '../../stores/trees-store.ts';
import { recall, remember } from '../../stores/workspace-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Split } from '../../ui/split.tsx';
import { BranchPicker } from './branch-picker.tsx';
import { draftMarks } from './draft-marks.ts';
import { FileTreeView } from './file-tree-view.tsx';
import { openFile } from './open-file.ts';
import { useExpanded } from './use-expanded.ts';
import { useEntriesWith, useLoadedTree, useTreeRows } from './use-files.ts';

const useStyles = makeStyles({
  side: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, backgroundColor: tokens.colorNeutralBackground2 },
  tools: { display: 'flex', flexDirection: 'column', gap: '6px', padding: '8px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  count: { padding: '4px 10px', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  hint: { display: 'inline-flex', gap: '6px', alignItems: 'center' },
});

const isLayout = (value: unknown): value is Readonly<Record<string, number>> => typeof value === 'object' && value !== null;
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
      id="files" orientation="horizontal" layout={recall('browse.layout', isLayout, { tree: 22, file: 78 })} onLayout={(layout) => remember('browse.layout', layout)}
      panes={[
        { id: 'tree', initial: 22, min: 12, content: <FileSide key={repositoryId} repositoryId={repositoryId} gitRef={gitRef} path={path} /> },
        { id: 'file', initial: 78, min: 30, content: children ?? <NoFile /> },
      ]}
    />
  );
}

function FileSide({ repositoryId, gitRef, path }: { readonly repositoryId: string; readonly gitRef: string | undefined; readonly path: string | undefined }) {
  const styles = useStyles();
  const repository = useRepository(repositoryId);
  const [chosen, setChosen] = useState(() => recall(`browse.ref.${repositoryId}`, isText, ''));
  const [filter, setFilter] = useState('');
  const branch = gitRef ?? (chosen === '' ? (repository?.defaultBranch ?? null) : chosen);
  const tree = useLoadedTree(repositoryId, branch);
  const active = useActiveDraft(repositoryId);
  const draft = active?.branch === branch ? active : null;
  const entries = useEntriesWith(tree?.entries ?? [], draft);
  const { expanded, toggle } = useExpanded(repositoryId, path ?? null);
  const rows = useTreeRows(entries, expanded, filter);
  const choose = (name: string): void => {
    setChosen(name);
    remember(`browse.ref.${repositoryId}`, name);
    if (gitRef !== undefined) navigate({ page: 'repository', repositoryId, tab: 'files' });
  };
  if (branch === null) return <NothingYet repositoryId={repositoryId} />;
  const open = (file: string): void => openFile({ repositoryId, ref: branch, path: file });
  const openFirst = (): void => {
    const first = rows.find((row) => row.kind === 'file');
    if (first !== undefined && filter.trim() !== '') open(first.path);
  };
  return (
    <section className={styles.side} aria-label="Files of the repository">
      <div className={styles.tools}>
        <BranchPicker repositoryId={repositoryId} value={branch} onChange={choose} />
        <SearchBox label="Filter files" value={filter} onChange={setFilter} onKeyDown={(event) => event.key === 'Enter' && openFirst()} />
      </div>
      {tree?.failure && <FailureBar compact words={failureWords(tree.failure)} onRetry={() => void loadTree(repositoryId, branch)} />}
      {tree === undefined || (tree.status === 'loading' && tree.commitOid === null) ? <Loading label="Reading the files…" /> : rows.length === 0 && tree.failure === null
        ? <EmptyState title={filter === '' ? 'No files' : 'No file matches'}>{filter === '' ? 'This branch holds no files.' : 'Change the filter, or press Escape in it to see all files.'}</EmptyState>
        : <FileTreeView rows={rows} marks={draftMarks(draft)} selected={path ?? null} onToggle={toggle} onOpen={open} />}
      <div className={styles.count}>{counted(entries.length, 'file')}{draft !== null && draft.files.length > 0 && ` · ${counted(draft.files.length, 'file')} in “${draft.title}”`}</div>
    </section>
  );
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
