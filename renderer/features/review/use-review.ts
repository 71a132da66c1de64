import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure } from '../../../shared/model/failure.ts';
import type { RequestProposal } from '../../../shared/model/request.ts';
import type { Review } from '../../../shared/model/review.ts';
import { call, failureOf } from '../../ipc/client.ts';
import { putDraft, stageDraft, useDraft } from '../../stores/drafts-store.ts';
import { useRefsVersion } from '../../stores/refs-store.ts';
import { showFailure } from '../../stores/toasts-store.ts';
import { type StageTarget, withStaged } from './staging.ts';

/** A review as far as it is loaded; `review` stays while a newer one is on its way. */
export interface LoadedReview {
  readonly review: Review | null;
  readonly proposal: RequestProposal | null;
  readonly failure: Failure | null;
  readonly reload: () => void;
  /** Stages or unstages; shown at once, and as the engine did it a moment later. */
  readonly stage: (what: StageTarget, staged: boolean) => void;
}

/** The review of a draft with what its request would say, read again whenever the draft or its branch changed. */
export function useReview(draftId: string): LoadedReview {
  const [review, setReview] = useState<Review | null>(null);
  const [proposal, setProposal] = useState<RequestProposal | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [turn, setTurn] = useState(0);
  const draft = useDraft(draftId);
  const refs = useRefsVersion(draft?.repositoryId ?? '');
  const latest = useRef(0);
  // Staging moves counts, editing moves the time, an update moves the base.
  const version = draft === undefined ? '' : `${draft.baseOid} ${draft.updatedAtMs} ${draft.files.map((file) => `${file.edits}/${file.staged}`).join()}`;
  useEffect(() => {
    const mine = latest.current + 1;
    latest.current = mine;
    const isNewest = (): boolean => latest.current === mine;
    const keep = (error: unknown): void => {
      if (isNewest()) setFailure(failureOf(error));
    };
    const read = async (): Promise<void> => {
      const next = await call('review.get', { draftId });
      if (!isNewest()) return;
      putDraft(next.draft);
      setReview(next);
      setFailure(null);
      if (next.draft.state !== 'open') return;
      const answer = await call('request.propose', { draftId });
      if (isNewest()) setProposal(answer);
    };
    read().catch(keep);
  }, [draftId, version, refs, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  const stage = useCallback((what: StageTarget, staged: boolean) => {
    setReview((before) => before && withStaged(before, what, staged));
    stageDraft({ draftId, path: what.path, editIds: what.editIds === null ? null : [...what.editIds], staged }).then(reload, (error: unknown) => {
      showFailure(error);
      reload();
    });
  }, [draftId, reload]);
  return { review, proposal, failure, reload, stage };
}
