import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useState } from 'react';
import type { Account } from '../../../shared/model/account.ts';
import type { Project } from '../../../shared/model/project.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { useRepositoryList } from '../../stores/repositories-store.ts';
import { Select } from '../../ui/controls.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { sameAddress } from './clone-address.ts';
import type { CloneChoice } from './clone-choice.ts';
import { useProjects } from './use-projects.ts';

const useStyles = makeStyles({
  picker: { display: 'flex', flexDirection: 'column', gap: '10px', flexGrow: 1, minHeight: 0 },
  controls: { display: 'flex', gap: '8px' },
  account: { width: '220px', flexShrink: 0 },
  frame: { flexGrow: 1, minHeight: 0, display: 'flex', flexDirection: 'column', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusMedium, overflow: 'hidden' },
  nothing: { padding: '24px', color: tokens.colorNeutralForeground2, textAlign: 'center' },
  failure: { padding: '8px' },
});

interface ProjectPickerProps {
  readonly accounts: readonly Account[];
  readonly initialAccountId: string | null;
  readonly chosen: CloneChoice | null;
  readonly onChoose: (choice: CloneChoice | null) => void;
  readonly onSubmit: (choice: CloneChoice) => void;
}

/** The projects of an account, searched as one types. */
export function ProjectPicker({ accounts, initialAccountId, chosen, onChoose, onSubmit }: ProjectPickerProps) {
  const styles = useStyles();
  const [accountId, setAccountId] = useState(initialAccountId ?? accounts[0]?.id ?? '');
  const account = accounts.find((each) => each.id === accountId);
  const [search, setSearch] = useState('');
  const chooseAccount = (id: string): void => {
    setAccountId(id);
    onChoose(null);
  };
  return (
    <div className={styles.picker}>
      <div className={styles.controls}>
        <SearchBox first label="Search projects" value={search} onChange={setSearch} />
        {accounts.length > 1 && (
          <Select aria-label="Account" className={styles.account} value={accountId} onChange={(event) => chooseAccount(event.target.value)}>
            {accounts.map(({ id, username, baseUrl }) => <option key={id} value={id}>{username} at {new URL(baseUrl).host}</option>)}
          </Select>
        )}
      </div>
      <div className={styles.frame}>
        {account?.token === 'missing'
          ? <TokenMissing account={account} />
          : <ProjectList key={accountId} accountId={accountId} search={search} chosen={chosen} onChoose={onChoose} onSubmit={onSubmit} />}
      </div>
    </div>
  );
}

function TokenMissing({ account: { id, username } }: { readonly account: Account }) {
  const styles = useStyles();
  return (
    <div className={styles.nothing}>
      <p>The token of {username} has to be entered again before its projects can be listed.</p>
      <Button onClick={() => openDialog({ kind: 'account-token', accountId: id })}>Enter the token</Button>
    </div>
  );
}

interface ProjectListProps extends Pick<ProjectPickerProps, 'chosen' | 'onChoose' | 'onSubmit'> {
  readonly accountId: string;
  readonly search: string;
}

function ProjectList({ accountId, search, chosen, onChoose, onSubmit }: ProjectListProps) {
  const styles = useStyles();
  const repositories = useRepositoryList();
  const { projects, loading, failure, loadMore, retry } = useProjects(accountId, search);
  const index = projects.findIndex((each) => each.httpUrl === chosen?.url);
  const choiceOf = (project: Project): CloneChoice => ({ url: project.httpUrl, accountId });
  const move = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    const project = projects[Math.max(0, Math.min(projects.length - 1, index + (step ?? 0)))];
    if (event.key === 'Enter' && chosen !== null) onSubmit(chosen);
    else if (step === undefined || project === undefined) return;
    else onChoose(choiceOf(project));
    event.preventDefault();
  };
  return (
    <>
      {failure !== null && <div className={styles.failure}><FailureBar compact words={failure} onRetry={retry} /></div>}
      {projects.length === 0 && loading && <Loading label="Asking for projects…" />}
      {projects.length === 0 && !loading && failure === null && <div className={styles.nothing}>{search === '' ? 'This account sees no project.' : `No project matches “${search}”.`}</div>}
      {projects.length > 0 && (
        <VirtualList
          items={projects} keyOf={(each) => each.id} rowHeight={48} label="Projects" role="listbox" reveal={index < 0 ? undefined : index} onKeyDown={move} onNearEnd={loadMore}
          activeDescendant={index < 0 ? undefined : optionId(projects[index])}
          render={(project) => (
            <ProjectOption
              project={project} selected={project.httpUrl === chosen?.url} added={repositories.some((each) => sameAddress(each.url, project.httpUrl))}
              onChoose={() => onChoose(choiceOf(project))} onOpen={() => onSubmit(choiceOf(project))}
            />
          )}
        />
      )}
    </>
  );
}

const useOptionStyles = makeStyles({
  option: {
    display: 'flex', alignItems: 'center', gap: '10px', height: '48px', padding: '0 12px', boxSizing: 'border-box', cursor: 'pointer', userSelect: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  selected: { backgroundColor: tokens.colorBrandBackground2, ':hover': { backgroundColor: tokens.colorBrandBackground2Hover }, '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' } },
  words: { flexGrow: 1, minWidth: 0 },
  path: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontWeight: tokens.fontWeightSemibold },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
});

interface ProjectOptionProps {
  readonly project: Project;
  readonly selected: boolean;
  readonly added: boolean;
  readonly onChoose: () => void;
  readonly onOpen: () => void;
}

function ProjectOption({ project, selected, added, onChoose, onOpen }: ProjectOptionProps) {
  const styles = useOptionStyles();
  const { path, description, archived } = project;
  return (
    // The list itself answers the keyboard (arrow keys and Enter) for its options.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={optionId(project)} role="option" aria-selected={selected} className={mergeClasses(styles.option, selected && styles.selected)} onClick={onChoose} onDoubleClick={onOpen}>
      <div className={styles.words}>
        <div className={styles.path} title={path}>{path}</div>
        {description !== null && description !== '' && <div className={styles.text} title={description}>{description}</div>}
      </div>
      {archived && <StatusBadge tone="neutral" title="The forge takes no changes to it">Archived</StatusBadge>}
      {added && <StatusBadge tone="success">On this computer</StatusBadge>}
    </div>
  );
}

function optionId(project: Project | undefined): string | undefined {
  return project === undefined ? undefined : `project-${project.id}`;
}
