import { type FocusEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { RepositoryDocument } from '../../../../shared/model/document.ts';
import type { Blame } from '../../../../shared/model/history.ts';
import { type FieldRow, fieldById, type FormModel } from '../../../../shared/forms/index.ts';
import type { FieldPast } from '../../../forms/field-past.ts';
import { call } from '../../../ipc/client.ts';
import { registerCommands } from '../../../stores/commands-store.ts';
import { openContextMenu } from '../../../stores/context-menu-store.ts';
import { closeFieldHistory, openFieldHistory } from '../../../stores/field-history-store.ts';
import { expectFieldPast } from '../../../stores/field-past.ts';
import { useHistoryVersion } from '../../../stores/history-store.ts';
import { navigate, type RouteOf } from '../../../stores/navigation-store.ts';
import { showFailure, showToast } from '../../../stores/toasts-store.ts';
import { matchesShortcut } from '../../../ui/shortcut.ts';
import type { LineAuthor } from '../editor/author-gutter.ts';
import type { EditSession } from '../session/edit-session.ts';
import { fieldAuthors, lineAuthors } from './line-authors.ts';
import { restoreVersion } from './restore-version.ts';

/** What the page of a file needs to show the past of what is in it. */
export interface PastOptions {
  readonly route: RouteOf<'file'>;
  readonly opened: RepositoryDocument;
  readonly session: EditSession;
  readonly form: FormModel;
  readonly text: string;
  /** The field at the cursor of the text. */
  readonly activeId: string | null;
  /** Who last changed each line and field is shown. */
  readonly showsAuthors: boolean;
  readonly readOnly: boolean;
}

/** The past of a file's fields and lines, and the keys and commands that ask for it. */
export interface Past {
  readonly field: FieldPast;
  readonly lines: readonly (LineAuthor | null)[] | null;
  readonly openCommit: (oid: string) => void;
  /** Hears the key for the history of the field that it is pressed in. */
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
}

const shortcut = 'Mod+Shift+H';
const settleMs = 200;
const expectAfterMs = 250;

/** Ties the fields and lines of a file to their past. */
export function usePast(options: PastOptions): Past {
  const { route, opened, session, form, activeId, readOnly } = options;
  const { repositoryId, path } = route;
  const { commitOid } = opened;
  const blame = useBlame(options.showsAuthors ? { repositoryId, ref: commitOid, path } : null);
  const latest = useRef({ form, activeId });
  useEffect(() => {
    latest.current = { form, activeId };
  });
  const field = useMemo<FieldPast>(() => {
    const authors = blame === null ? null : fieldAuthors(blame);
    const show = (row: FieldRow): void => openFieldHistory({
      repositoryId, ref: commitOid, path, document: row.document, field: row.path, label: row.label,
      restore: readOnly || row.locked !== null ? null : (version) => restoreVersion(session, version, { repositoryId, row }),
    });
    const expect = (row: FieldRow): void => expectFieldPast({ repositoryId, ref: commitOid, path, document: row.document, field: [...row.path] });
    const openMenu: FieldPast['openMenu'] = (row, at) => {
      expect(row);
      openContextMenu({ label: row.label, at, entries: entriesFor(row, show) });
    };
    return { show, expect, openMenu, lastChangeOf: (row) => authors?.get(row.id) ?? null };
  }, [blame, repositoryId, commitOid, path, readOnly, session]);
  const showById = useMemo(() => (id: string | null): boolean => {
    const row = id === null ? undefined : fieldById(latest.current.form, id);
    if (row !== undefined) field.show(row);
    return row !== undefined;
  }, [field]);
  const { lastFocused, onFocus } = useFocusedField((id) => {
    const row = fieldById(latest.current.form, id);
    if (row !== undefined) field.expect(row);
  });
  useEffect(() => registerCommands([
    { id: 'file.history', title: 'History of this file', section: 'File', keywords: 'log commits past who', run: () => navigate({ page: 'history', repositoryId, ref: null, path, oid: null }) },
    {
      id: 'file.field-history', title: 'History of this value', section: 'File', keywords: 'past field who changed', run: () => {
        if (!showById(latest.current.activeId ?? lastFocused.current)) showToast({ intent: 'info', title: 'Choose a field first', detail: 'Put the cursor into a field of the form or a line of the text, then ask for its history.' });
      },
    },
  ]), [repositoryId, path, showById, lastFocused]);
  useEffect(() => closeFieldHistory, [repositoryId, path]);
  return {
    field, lines: useLineAuthors(blame, opened.baseText, options.text), openCommit: (oid) => navigate({ page: 'history', repositoryId, ref: null, path, oid }),
    onKeyDown: (event) => {
      if (event.defaultPrevented || !matchesShortcut(shortcut, event, navigator.platform.startsWith('Mac'))) return;
      if (showById(fieldIdAt(event.target) ?? latest.current.activeId)) event.preventDefault();
    },
    onFocus,
  };
}

/** The field that was focused last; who stays in one may ask for its past next, and `onStay` hears of it. */
function useFocusedField(onStay: (id: string) => void): { readonly lastFocused: { readonly current: string | null }; readonly onFocus: (event: FocusEvent) => void } {
  const lastFocused = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onFocus = (event: FocusEvent): void => {
    const id = fieldIdAt(event.target);
    lastFocused.current = id ?? lastFocused.current;
    clearTimeout(timer.current);
    if (id !== null) timer.current = setTimeout(() => onStay(id), expectAfterMs);
  };
  return { lastFocused, onFocus };
}

function entriesFor(row: FieldRow, show: (row: FieldRow) => void) {
  const copy = (): void => void navigator.clipboard.writeText(row.text).catch(showFailure);
  return [{ label: 'History of this value', run: () => show(row) }, { label: 'Copy the value', disabled: row.secret, run: copy }];
}

function fieldIdAt(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? null) : null;
}

/** Who last changed what of a file; null while it is not asked for, or not known. */
function useBlame(place: { readonly repositoryId: string; readonly ref: string; readonly path: string } | null): Blame | null {
  const question = place === null ? null : JSON.stringify(place);
  const version = useHistoryVersion(place?.repositoryId ?? '');
  const [held, setHeld] = useState<{ readonly question: string; readonly blame: Blame } | null>(null);
  useEffect(() => {
    if (question === null) return undefined;
    let current = true;
    call('history.blame', JSON.parse(question) as NonNullable<typeof place>).then((blame) => current && setHeld({ question, blame }), (error: unknown) => current && showFailure(error));
    return () => {
      current = false;
    };
  }, [question, version]);
  return held !== null && held.question === question ? held.blame : null;
}

/** What the margin of the text says; worked out a moment after typing. */
function useLineAuthors(blame: Blame | null, baseText: string | null, text: string): readonly (LineAuthor | null)[] | null {
  const [lines, setLines] = useState<readonly (LineAuthor | null)[] | null>(null);
  useEffect(() => {
    const timer = setTimeout(() => setLines(blame === null || baseText === null ? null : lineAuthors(blame, { baseText, text, nowMs: Date.now() })), blame === null ? 0 : settleMs);
    return () => clearTimeout(timer);
  }, [blame, baseText, text]);
  return blame === null ? null : lines;
}
