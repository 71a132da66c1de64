import { Button } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { Conflict } from '../../../shared/model/review.ts';
import { call, failureWords } from '../../ipc/client.ts';
import { draftName } from '../../stores/draft-name.ts';
import { putDraft, useDraft } from '../../stores/drafts-store.ts';
import { showToast } from '../../stores/toasts-store.ts';
import { ConflictList, conflictKey, type Side } from '../../ui/conflict-list.tsx';
import { FailureBar } from '../../ui/failure-bar.tsx';
import { counted } from '../../ui/format-amount.ts';
import { Loading } from '../../ui/loading.tsx';
import { Modal } from '../../ui/modal.tsx';

type Phase = { readonly kind: 'working' } | { readonly kind: 'failed'; readonly error: unknown } | { readonly kind: 'choosing'; readonly conflicts: readonly Conflict[] };

/** Tries the update; null when the draft is on the newest commit now. */
async function updateBase(draftId: string, choices: Readonly<Record<string, Side>>): Promise<Phase | null> {
  try {
    const { draft, conflicts } = await call('draft.update-base', { id: draftId, choices: { ...choices } });
    if (conflicts.length > 0) return { kind: 'choosing', conflicts };
    putDraft(draft);
    showToast({ intent: 'success', title: `“${draftName(draft)}” is on the newest ${draft.branch} now` });
    return null;
  } catch (error) {
    return { kind: 'failed', error };
  }
}

/** Puts a draft on the newest commit of its branch; where both changed the same place it asks, field by field. */
export function UpdateBaseDialog({ draftId, onClose }: { readonly draftId: string; readonly onClose: () => void }) {
  const draft = useDraft(draftId);
  const [phase, setPhase] = useState<Phase>({ kind: 'working' });
  const [choices, setChoices] = useState<ReadonlyMap<string, Side>>(new Map());
  const begun = useRef(false);
  const update = async (chosen: Readonly<Record<string, Side>>): Promise<void> => {
    setPhase({ kind: 'working' });
    const next = await updateBase(draftId, chosen);
    if (next === null) onClose();
    else setPhase(next);
  };
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void update({});
  });
  const conflicts = phase.kind === 'choosing' ? phase.conflicts : [];
  const open = conflicts.filter((conflict) => !choices.has(conflictKey(conflict))).length;
  const apply = (): void => {
    const byEdit = conflicts.flatMap((conflict) => conflict.editIds.map((id) => [id, choices.get(conflictKey(conflict)) ?? 'mine'] as const));
    void update(Object.fromEntries(byEdit));
  };
  return (
    <Modal
      title={`Bring “${draft === undefined ? 'the draft' : draftName(draft)}” onto the newest ${draft?.branch ?? 'branch'}`} onClose={onClose} busy={phase.kind === 'working'} width={640}
      actions={
        <>
          <Button onClick={onClose} disabled={phase.kind === 'working'}>Cancel</Button>
          {phase.kind === 'choosing' && <Button appearance="primary" disabled={open > 0} onClick={apply}>{open > 0 ? `${counted(open, 'choice')} left` : 'Update the draft'}</Button>}
        </>
      }
    >
      {phase.kind === 'working' && <Loading label="Comparing with the newest commits…" />}
      {phase.kind === 'failed' && <FailureBar words={failureWords(phase.error)} onRetry={() => void update({})} />}
      {phase.kind === 'choosing' && (
        <>
          <p>{counted(conflicts.length, 'place')} changed both in this draft and on the branch. Choose a side for each; everything else is brought over as it is. Nothing has been changed yet.</p>
          <ConflictList conflicts={conflicts} choices={choices} onChoose={(conflict, side) => setChoices(new Map(choices).set(conflictKey(conflict), side))} />
        </>
      )}
    </Modal>
  );
}
