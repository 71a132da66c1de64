import { useEffect, useState } from 'react';
import type { Failure } from '../../../shared/model/failure.ts';
import { call, failureOf } from '../../ipc/client.ts';

/** A file at a commit. */
export interface FileAt {
  readonly repositoryId: string;
  readonly ref: string;
  readonly path: string;
}

/** Both texts of a change, null where the file is not there; or why one of them cannot be shown. */
export type Texts =
  | { readonly kind: 'loading' }
  | { readonly kind: 'texts'; readonly before: string | null; readonly after: string | null }
  | { readonly kind: 'unreadable'; readonly message: string }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** Reads a file at two commits; a null side is one where it is not there. */
export function useTexts(before: FileAt | null, after: FileAt | null): Texts {
  const question = JSON.stringify([before, after]);
  const [held, setHeld] = useState<{ readonly question: string; readonly texts: Texts }>({ question: '', texts: loading });
  useEffect(() => {
    let current = true;
    const sides = JSON.parse(question) as readonly (FileAt | null)[];
    Promise.all(sides.map(textAt)).then(([first, second]) => ({ kind: 'texts' as const, before: first ?? null, after: second ?? null }), problemOf)
      .then((texts) => current && setHeld({ question, texts })).catch(() => undefined);
    return () => {
      current = false;
    };
  }, [question]);
  return held.question === question ? held.texts : loading;
}

const loading: Texts = { kind: 'loading' };

/** The file is there but is no text; carries why. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

async function textAt(side: FileAt | null): Promise<string | null> {
  if (side === null) return null;
  const { text, unreadable } = await call('document.open', { ...side, draftId: null });
  if (unreadable !== null) throw new Unreadable(unreadable.message);
  return text;
}

function problemOf(error: unknown): Texts {
  return error instanceof Unreadable ? { kind: 'unreadable', message: error.message } : { kind: 'failed', failure: failureOf(error) };
}
