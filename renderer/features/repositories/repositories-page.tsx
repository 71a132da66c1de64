import { Button, makeStyles } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import type { Repository } from '../../../shared/model/repository.ts';
import { failureWords } from '../../ipc/client.ts';
import { openDialog } from '../../stores/dialog-store.ts';
import { loadRepositories, useRepositories, useRepositoryList } from '../../stores/repositories-store.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { Toolbar } from '../../ui/toolbar.tsx';
import { RemoveRepository } from './remove-repository.tsx';
import { RepositoryRow } from './repository-row.tsx';

const filterFrom = 6;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'flex', flexDirection: 'column', gap: '8px' },
  filter: { maxWidth: '320px', flexGrow: 1, display: 'flex' },
  failure: { marginBottom: '12px' },
});

/** All clones on this computer: state, branch, last fetch, progress, failures. */
export function RepositoriesPage() {
  const styles = useStyles();
  const repositories = useRepositoryList();
  const failure = useRepositories((state) => state.failure);
  const [filter, setFilter] = useState('');
  const [removing, setRemoving] = useState<Repository | null>(null);
  const shown = repositories.filter((each) => matches(each, filter));
  return (
    <Page
      title="Repositories" subtitle={repositories.length === 0 ? 'None on this computer yet' : `${counted(repositories.length, 'repository', 'repositories')} on this computer`}
      actions={
        <>
          <Button onClick={() => openDialog({ kind: 'add-account' })}>Add account</Button>
          <Button appearance="primary" icon={<AddRegular />} onClick={() => openDialog({ kind: 'clone', accountId: null })}>Add repository</Button>
        </>
      }
      {...(repositories.length >= filterFrom && {
        toolbar: <Toolbar label="Filter"><div className={styles.filter}><SearchBox label="Filter repositories" value={filter} onChange={setFilter} /></div></Toolbar>,
      })}
    >
      {failure !== null && <div className={styles.failure}><FailureBar words={failureWords(failure)} onRetry={() => void loadRepositories()} /></div>}
      {repositories.length === 0 && failure === null && <NoRepositories />}
      {repositories.length > 0 && shown.length === 0 && <EmptyState icon={<SearchRegular />} title="No repository matches" actions={<Button onClick={() => setFilter('')}>Clear the filter</Button>} />}
      <ul className={styles.list} aria-label="Repositories">
        {shown.map((repository) => <RepositoryRow key={repository.id} repository={repository} onRemove={() => setRemoving(repository)} />)}
      </ul>
      {removing !== null && <RemoveRepository repository={removing} onClose={() => setRemoving(null)} />}
    </Page>
  );
}

function NoRepositories() {
  return (
    <EmptyState icon={<BoxRegular />} title="No repository yet" actions={<Button appearance="primary" onClick={() => openDialog({ kind: 'clone', accountId: null })}>Add repository</Button>}>
      Pick a project of one of your accounts, or paste the HTTPS address of any Git repository.
    </EmptyState>
  );
}

function matches({ name, projectPath, url }: Repository, filter: string): boolean {
  const words = filter.toLowerCase().split(/\s+/);
  const text = `${name} ${projectPath ?? ''} ${url}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
