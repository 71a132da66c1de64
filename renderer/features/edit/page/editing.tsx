import { Button, makeStyles } from '@fluentui/react-components';
import { type KeyboardEvent, lazy, Suspense, useEffect } from 'react';
import { useStore } from 'zustand';
import type { Range } from '../../../../shared/edit/types.ts';
import type { RepositoryDocument } from '../../../../shared/model/document.ts';
import { setActiveDraft } from '../../../stores/active-draft-store.ts';
import { FieldPastContext } from '../../../forms/field-past.ts';
import { registerCommands } from '../../../stores/commands-store.ts';
import { navigate, type RouteOf } from '../../../stores/navigation-store.ts';
import { recall, remember } from '../../../stores/workspace-store.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Loading } from '../../../ui/loading.tsx';
import { NoticeBar } from '../../../ui/notice-bar.tsx';
import { type Pane, Split } from '../../../ui/split.tsx';
import { keepIdleWorkShort } from '../editor/short-slices.ts';
import type { EditSession } from '../session/edit-session.ts';
import { DiffPane } from './diff-pane.tsx';
import { FileHeader } from './file-header.tsx';
import { FormPane } from './form-pane.tsx';
import { NoFormNotice } from './no-form-notice.tsx';
import { SaveNote } from './save-note.tsx';
import { useForm } from './use-form.ts';
import { useFormActionsOf } from './use-form-actions-of.ts';
import { usePast } from './use-past.ts';
import { ViewToggles, useViews } from './view-toggles.tsx';

const TextEditor = lazy(async () => {
  keepIdleWorkShort();
  return { default: (await import('../editor/text-editor.tsx')).TextEditor };
});

const useStyles = makeStyles({ page: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, minWidth: 0 } });

const isLayout = (value: unknown): value is Readonly<Record<string, number>> => typeof value === 'object' && value !== null;

/** What editing a file needs. */
export interface EditingProps {
  readonly route: RouteOf<'file'>;
  readonly document: RepositoryDocument;
  readonly session: EditSession;
}

/** A file as form, text and changes: three views of one text with one undo. */
export function Editing({ route, document: opened, session }: EditingProps) {
  const styles = useStyles();
  const state = useStore(session.store);
  const { views, toggle } = useViews();
  const { form, fields, changes, frozen } = useForm(state, session.find);
  const { actions, reveal, activeId, onCursor, goTo } = useFormActionsOf({ session, form, changes, epoch: state.epoch });
  useLine(route, session, goTo);
  const notice = opened.notice ?? noticeOfCommit(route);
  const readOnly = notice !== null;
  const hasForm = !readOnly && (form.sections.length > 0 || state.document.readOnly === undefined);
  const past = usePast({ route, opened, session, form, text: state.text, activeId, showsAuthors: views.authors, readOnly });
  useFileCommands(session, route);
  const panes: Pane[] = [];
  if (hasForm && views.form) panes.push({ id: 'form', initial: 46, min: 20, content: <FieldPastContext value={past.field}><FormPane fields={fields} changes={changes} isRead={state.document.isRead} frozen={frozen} activeId={activeId} actions={actions} /></FieldPastContext> });
  if (views.text || !hasForm) {
    panes.push({
      id: 'text', initial: 54, min: 20, content: (
        <Suspense fallback={<Loading label="Opening the text…" />}>
          <TextEditor
            path={route.path} text={state.text} baseText={opened.baseText} readOnly={readOnly} problems={state.document.problems} reveal={reveal} onCursor={onCursor} desk={session.texts}
            onType={(splices, typedIn) => session.typeText(splices, typedIn)} onLeave={() => session.endStep()} onUndo={() => session.run('undo')} onRedo={() => session.run('redo')}
            authors={past.lines} onAuthor={past.openCommit}
          />
        </Suspense>
      ),
    });
  }
  const both = <Split key={panes.map((pane) => pane.id).join()} id="file" orientation="horizontal" panes={panes} layout={panes.length > 1 ? recall('edit.layout', isLayout, { form: 46, text: 54 }) : undefined} onLayout={(layout) => remember('edit.layout', layout)} />;
  const difference = <DiffPane path={route.path} before={opened.baseText} after={state.text} desk={session.texts} />;
  return (
    // Undo is heard here for every field inside; the text editor hears it first.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles.page} onFocus={past.onFocus} onKeyDown={(event) => { hearUndo(event, session); past.onKeyDown(event); }}>
      <FileHeader
        route={route} onReview={() => void reviewDraft(session)} note={<SaveNote save={state.save} onRetry={() => session.retry()} />} views={<ViewToggles views={views} onToggle={toggle} hasForm={hasForm} />}
        history={{ canUndo: state.canUndo || state.save.kind === 'saving', canRedo: state.canRedo, undo: () => session.run('undo'), redo: () => session.run('redo') }}
      />
      {notice !== null && <NoticeBar flush intent="info">{notice}</NoticeBar>}
      {!readOnly && !state.isGone && <NoFormNotice document={state.document} onGoTo={goTo} />}
      {state.isGone ? <GoneFile session={session} /> : views.diff && !readOnly
        ? <Split id="file-and-changes" orientation="vertical" layout={recall('edit.diff-layout', isLayout, { edit: 76, changes: 24 })} onLayout={(layout) => remember('edit.diff-layout', layout)}
            panes={[{ id: 'edit', initial: 76, min: 30, content: both }, { id: 'changes', initial: 24, min: 8, content: difference }]} />
        : both}
    </div>
  );
}

/** Shows the line that the file was opened for. */
function useLine({ line }: RouteOf<'file'>, session: EditSession, goTo: (range: Range) => void): void {
  useEffect(() => {
    if (line !== undefined) goTo(rangeOfLine(session.store.getState().text, line));
  }, [line, session, goTo]);
}

/** A line without its break, counted from 1; the end of the text where it has fewer. */
function rangeOfLine(text: string, line: number): Range {
  let start = 0;
  for (let left = line - 1; left > 0 && start < text.length; left -= 1) {
    const next = text.indexOf('\n', start);
    start = next < 0 ? text.length : next + 1;
  }
  const end = text.indexOf('\n', start);
  return { start, end: end < 0 ? text.length : end };
}

/** Where the text was of a file whose creation was undone. */
function GoneFile({ session }: { readonly session: EditSession }) {
  return <EmptyState title="This file is not in the draft any more" actions={<Button onClick={() => session.run('redo')}>Bring it back</Button>}>The edit that added it was undone. Nothing else of the draft has changed.</EmptyState>;
}

/** A file at a commit is looked at, not edited: a draft goes on from a branch. */
function noticeOfCommit({ ref, draftId }: RouteOf<'file'>): string | null {
  return draftId === null && /^[0-9a-f]{40}$/.test(ref) ? `As it was at commit ${ref.slice(0, 8)}: shown, not to be edited. Choose a branch at the left to edit the file as it is now.` : null;
}

function hearUndo(event: KeyboardEvent, session: EditSession): void {
  if (event.defaultPrevented || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key !== 'z' && key !== 'y') return;
  event.preventDefault();
  session.run(key === 'y' || event.shiftKey ? 'redo' : 'undo');
}

async function reviewDraft(session: EditSession): Promise<void> {
  await session.flush();
  const { draftId } = session.store.getState();
  if (draftId !== null) navigate({ page: 'review', draftId });
}

function useFileCommands(session: EditSession, route: RouteOf<'file'>): void {
  useEffect(() => registerCommands([
    { id: 'review', title: 'Review the changes of this draft', section: 'File', keywords: 'stage send merge request', shortcut: 'Mod+Enter', run: () => void reviewDraft(session) },
    {
      id: 'new-draft', title: 'Begin a new draft with the next edit', section: 'File', run: () => {
        setActiveDraft(route.repositoryId, null);
        navigate({ ...route, draftId: null }, { replace: true });
      },
    },
    { id: 'undo', title: 'Undo the last edit of this file', section: 'File', run: () => session.run('undo') },
    { id: 'redo', title: 'Redo', section: 'File', run: () => session.run('redo') },
    { id: 'edit.revert-file', title: 'Take back all changes of this file', section: 'File', keywords: 'revert discard', run: () => session.run('revertFile') },
  ]), [session, route]);
  useEffect(() => {
    // What was typed in the last moment is sent before the window goes away.
    const send = (): void => session.endStep();
    const hurry = (): void => session.hurry();
    window.addEventListener('blur', send);
    window.addEventListener('pagehide', hurry);
    return () => {
      window.removeEventListener('blur', send);
      window.removeEventListener('pagehide', hurry);
    };
  }, [session]);
}
