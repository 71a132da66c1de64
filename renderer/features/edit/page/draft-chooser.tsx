import { makeStyles } from '@fluentui/react-components';
import { setActiveDraft } from '../../../stores/active-draft-store.ts';
import { draftName } from '../../../stores/draft-name.ts';
import { useDraftList } from '../../../stores/drafts-store.ts';
import { navigate, type RouteOf } from '../../../stores/navigation-store.ts';
import { Select } from '../../../ui/controls.tsx';

const useStyles = makeStyles({ select: { width: '170px' } });
const fresh = 'new';

/** Chooses the draft that edits of this file go to; a new one begins with the next edit. */
export function DraftChooser({ route }: { readonly route: RouteOf<'file'> }) {
  const styles = useStyles();
  const drafts = useDraftList(route.repositoryId).filter((draft) => draft.id === route.draftId || (draft.state === 'open' && draft.branch === route.ref));
  const choose = (value: string): void => {
    const draftId = value === fresh ? null : value;
    setActiveDraft(route.repositoryId, draftId);
    navigate({ ...route, draftId }, { replace: true });
  };
  return (
    <Select className={styles.select} aria-label="Draft that edits go to" title="Draft that edits go to; a new one begins with the next edit" value={route.draftId ?? fresh} onChange={(event) => choose(event.target.value)}>
      <option value={fresh}>New draft</option>
      {drafts.map((draft) => <option key={draft.id} value={draft.id}>{draftName(draft)}{draft.state === 'open' ? '' : ' (sent)'}</option>)}
    </Select>
  );
}
