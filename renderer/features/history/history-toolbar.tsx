import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarClockRegular } from '@fluentui/react-icons/svg/calendar-clock';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useEffect, useState } from 'react';
import { loadBranches, useRefs } from '../../stores/refs-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { Select, TextInput } from '../../ui/controls.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { isSearchWithin, searchPlaces, type SearchWithin } from './search-within.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '6px 8px', padding: '8px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`, flexShrink: 0 },
  branch: { width: 'auto', maxWidth: '180px', flexShrink: 0 },
  path: { display: 'flex', alignItems: 'center', gap: '2px', flexGrow: 1, flexBasis: '180px', minWidth: '120px', maxWidth: '420px' },
  search: { display: 'flex', flexGrow: 1, flexBasis: '200px', minWidth: '140px', maxWidth: '360px' },
  within: { width: 'auto', flexShrink: 0 },
});

/** What the tools over a history are made of. */
export interface HistoryToolbarProps {
  readonly repositoryId: string;
  readonly gitRef: string;
  readonly path: string;
  readonly query: string;
  readonly within: SearchWithin;
  readonly onRef: (ref: string) => void;
  readonly onPath: (path: string) => void;
  readonly onQuery: (query: string) => void;
  readonly onWithin: (within: SearchWithin) => void;
  readonly onAsItWas: () => void;
}

/** Branch, path and search of a history, and the way to what was at a time. */
export function HistoryToolbar(props: HistoryToolbarProps) {
  const styles = useStyles();
  return (
    <div role="group" aria-label="History" className={styles.bar}>
      <BranchSelect {...props} />
      <PathInput key={props.path} path={props.path} onPath={props.onPath} />
      <span className={styles.search}><SearchBox label="Search the history" value={props.query} onChange={props.onQuery} /></span>
      <Select className={styles.within} aria-label="Search in" value={props.within} onChange={(event) => isSearchWithin(event.target.value) && props.onWithin(event.target.value)}>
        {Object.entries(searchPlaces).map(([value, label]) => <option key={value} value={value}>{label}</option>)}
      </Select>
      <Button size="small" icon={<CalendarClockRegular />} onClick={props.onAsItWas}>As it was on…</Button>
    </div>
  );
}

function BranchSelect({ repositoryId, gitRef, onRef }: Pick<HistoryToolbarProps, 'repositoryId' | 'gitRef' | 'onRef'>) {
  const styles = useStyles();
  const branches = useRefs((state) => state.branches[repositoryId]);
  useEffect(() => {
    if (branches === undefined) loadBranches(repositoryId).catch(showFailure);
  }, [repositoryId, branches]);
  const names = (branches ?? []).toSorted((a, b) => Number(b.isDefault) - Number(a.isDefault) || a.name.localeCompare(b.name)).map((each) => each.name);
  return (
    <Select className={styles.branch} aria-label="Branch" title="Branch whose history is shown" value={gitRef} onChange={(event) => onRef(event.target.value)}>
      {(names.includes(gitRef) ? names : [gitRef, ...names]).map((name) => <option key={name} value={name}>{/^[0-9a-f]{40}$/.test(name) ? `Commit ${name.slice(0, 8)}` : name}</option>)}
    </Select>
  );
}

/** The path is taken with Enter or on leaving the input, so that no history is read for half a name. */
function PathInput({ path, onPath }: { readonly path: string; readonly onPath: (path: string) => void }) {
  const styles = useStyles();
  const [text, setText] = useState(path);
  const take = (): void => {
    const wanted = text.trim().replace(/^\/+|\/+$/g, '');
    if (wanted !== path) onPath(wanted);
  };
  return (
    <span className={styles.path}>
      <TextInput mono aria-label="File or folder" placeholder="All files and folders" value={text} onChange={(event) => setText(event.target.value)} onBlur={take} onKeyDown={(event) => event.key === 'Enter' && take()} />
      {path !== '' && <IconButton icon={<DismissRegular />} label="Show the whole repository" onClick={() => onPath('')} />}
    </span>
  );
}
