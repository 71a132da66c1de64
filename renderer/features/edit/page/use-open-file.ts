import { useCallback, useEffect, useRef, useState } from 'react';
import type { DraftDocument } from '../../../../shared/model/draft.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { RepositoryDocument } from '../../../../shared/model/document.ts';
import { call, failureOf } from '../../../ipc/client.ts';
import { setActiveDraft } from '../../../stores/active-draft-store.ts';
import { useDraft } from '../../../stores/drafts-store.ts';
import { navigate, useNavigation } from '../../../stores/navigation-store.ts';
import { useRefsVersion } from '../../../stores/refs-store.ts';
import type { RouteOf } from '../../../stores/route.ts';
import { showFailure } from '../../../stores/toasts-store.ts';
import { watchUnsaved } from '../../../stores/unsaved-work.ts';
import { engineDraftPort } from '../session/draft-port.ts';
import { EditSession } from '../session/edit-session.ts';

/** The file of a route: on its way, there with its session (none where there is no text to edit), or why not. */
export type OpenFile =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | { readonly kind: 'open'; readonly document: RepositoryDocument; readonly session: EditSession | null };

interface Held {
  readonly place: string;
  readonly session: EditSession | null;
  readonly commitOid: string;
  draftId: string | null;
}

/** Opens the file of a route with a session to edit it; what was typed is sent before another file takes its place. */
export function useOpenFile(route: RouteOf<'file'>): { readonly file: OpenFile; readonly reload: () => void } {
  const { repositoryId, path, ref, draftId } = route;
  const [shown, setShown] = useState<{ readonly of: string; readonly file: OpenFile }>({ of: '', file: { kind: 'loading' } });
  const [turn, setTurn] = useState(0);
  const held = useRef<Held | null>(null);
  const draftBase = useDraft(draftId)?.baseOid ?? null;
  const refsVersion = useRefsVersion(repositoryId);
  // Without a draft the newest commit is shown; with one, the draft's own base.
  const version = draftId === null ? `tip ${refsVersion}` : `base ${draftBase ?? ''}`;
  useEffect(() => {
    const place = `${repositoryId} ${ref} ${path} ${turn}`;
    const present = held.current;
    // The session itself started this draft: its text stands.
    if (present !== null && present.place === place && present.draftId === draftId && draftId !== null && (draftBase === null || draftBase === present.commitOid)) return undefined;
    let current = true;
    const setFile = (file: OpenFile): void => setShown({ of: `${repositoryId} ${path}`, file });
    if (present?.place !== place) setFile({ kind: 'loading' });
    // What was typed is in the draft before the draft is read.
    leave(held).then(() => load({ repositoryId, path, ref, draftId })).then(
      ({ document, draft }) => {
        if (!current) return;
        const session = start({ document, draft, held, route: { page: 'file', repositoryId, path, ref, draftId } });
        held.current = { place, session, commitOid: document.commitOid, draftId };
        setFile({ kind: 'open', document, session });
      },
      (error: unknown) => current && setFile({ kind: 'failed', failure: failureOf(error) }),
    );
    return () => {
      current = false;
    };
  }, [repositoryId, path, ref, draftId, version, draftBase, turn]);
  useEffect(() => () => void leave(held), []);
  // The file before is not drawn under the name of this one.
  const file: OpenFile = shown.of === `${repositoryId} ${path}` ? shown.file : { kind: 'loading' };
  return { file, reload: useCallback(() => setTurn((before) => before + 1), []) };
}

type HeldRef = { current: Held | null };

async function leave(held: HeldRef): Promise<void> {
  const session = held.current?.session;
  held.current = null;
  await session?.dispose();
  if (session?.isBusy === false) forgetUnsaved.get(session)?.();
}

const forgetUnsaved = new WeakMap<EditSession, () => void>();

type Place = Omit<RouteOf<'file'>, 'page'>;

async function load({ repositoryId, path, ref, draftId }: Place): Promise<{ document: RepositoryDocument; draft: DraftDocument | null }> {
  const [document, draft] = await Promise.all([
    call('document.open', { repositoryId, path, ref, draftId }),
    draftId === null ? null : call('draft.document', { draftId, path }),
  ]);
  return { document, draft };
}

function start(options: { readonly document: RepositoryDocument; readonly draft: DraftDocument | null; readonly held: HeldRef; readonly route: RouteOf<'file'> }): EditSession | null {
  const { document, draft, held, route } = options;
  const text = draft === null ? document.text : draft.text;
  if (text === null || document.unreadable !== null) return null;
  const session = new EditSession({
    port: engineDraftPort({ repositoryId: route.repositoryId, branch: route.ref, path: route.path }), path: route.path, draftId: route.draftId, text, baseText: document.baseText,
    edits: draft?.edits ?? [], canUndo: draft?.canUndo ?? false, canRedo: draft?.canRedo ?? false,
    onDraft: (id) => {
      // A session that was left may still be keeping its last edit.
      if (held.current?.session === session) held.current.draftId = id;
      setActiveDraft(route.repositoryId, id);
      const now = useNavigation.getState().route;
      if (now.page === 'file' && now.repositoryId === route.repositoryId && now.path === route.path && now.draftId === null) navigate({ ...now, draftId: id }, { replace: true });
    },
    onLost: showFailure,
  });
  forgetUnsaved.set(session, watchUnsaved(session));
  return session;
}
