import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FieldVersion } from '../../../shared/model/history.ts';
import type { FieldHistoryTarget } from '../../stores/field-history-store.ts';
import { navigate } from '../../stores/navigation-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { RequestLink } from './request-link.tsx';
import { useHistoryStyles } from './styles.ts';
import { ValueChange } from './value-change.tsx';

const useStyles = makeStyles({
  // Of a long list only what is in sight is laid out.
  version: { contentVisibility: 'auto', containIntrinsicSize: 'auto 86px', padding: '8px 12px', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  subject: { display: 'block', marginTop: '4px' },
  moved: { fontStyle: 'italic' },
});

/** What a version of a field is shown with. */
export interface FieldVersionItemProps {
  readonly target: FieldHistoryTarget;
  readonly version: FieldVersion;
  readonly isNewest: boolean;
}

/** One value that a field had: what it was before, the commit that gave it, and the way back to it. */
export function FieldVersionItem({ target, version, isNewest }: FieldVersionItemProps) {
  const styles = useStyles();
  const shared = useHistoryStyles();
  const [busy, setBusy] = useState(false);
  const { commit, value, before, introducedBy, moved, path } = version;
  const { restore, repositoryId } = target;
  const putBack = async (): Promise<void> => {
    setBusy(true);
    await restore?.(version).catch(showFailure);
    setBusy(false);
  };
  return (
    <li className={styles.version}>
      <ValueChange before={before} after={value} />
      <button type="button" className={`${shared.link} ${styles.subject}`} onClick={() => navigate({ page: 'history', repositoryId, ref: null, path, oid: commit.oid })}>{commit.subject === '' ? 'No message' : commit.subject}</button>
      <div className={shared.facts}>
        <span title={commit.author.email}>{commit.author.name}</span>
        <TimeAgo atMs={commit.authoredAtMs} />
        <RequestLink repositoryId={repositoryId} by={introducedBy} />
        {moved !== null && <span className={styles.moved}>{moved === 'renamed-file' ? `moved here, to ${path}` : 'had another name before'}</span>}
      </div>
      {restore !== null && value !== null && !isNewest && <button type="button" className={shared.link} disabled={busy} onClick={() => void putBack()}>Restore this value</button>}
    </li>
  );
}
