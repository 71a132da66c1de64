import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { type FormModel, searchFields } from '../../../../shared/forms/index.ts';
import { formWith, type SetSince } from '../session/read-text.ts';

/** A form, as it is and as it was read, and what finds fields in it beside the window (null where that is done here). */
export interface FormToSearch {
  readonly form: FormModel;
  readonly formRead: FormModel;
  readonly setSince: readonly SetSince[];
  readonly find: ((query: string) => Promise<FormModel>) | null;
}

/** What a search finds; null until it has answered for the first time. */
export interface FoundFields {
  readonly wanted: string;
  readonly shown: FormModel | null;
}

interface Found {
  readonly query: string;
  readonly form: FormModel;
}

const settleMs = 120;

/** The fields that match a query: at once in a short form; in a long one the answer to the query before stands until the new one is there. */
export function useFoundFields({ form, formRead, setSince, find }: FormToSearch, query: string): FoundFields {
  const deferred = useDeferredValue(query.trim());
  const here = useMemo(() => (find === null || deferred === '' ? searchFields(form, deferred) : null), [form, deferred, find]);
  const far = useFarFound({ formRead, find }, query.trim());
  const found = useMemo(() => (far === null ? null : setSince.reduce(formWith, far.form)), [far, setSince]);
  return here === null ? { wanted: deferred, shown: found } : { wanted: deferred, shown: here };
}

/** Asks for one search after the other; what is no longer wanted when its turn comes is not asked for. */
function useFarFound({ formRead, find }: Pick<FormToSearch, 'formRead' | 'find'>, query: string): Found | null {
  const [found, setFound] = useState<Found | null>(null);
  const turns = useRef(Promise.resolve());
  useEffect(() => {
    if (find === null || query === '') return undefined;
    let current = true;
    const search = async (): Promise<void> => {
      if (!current) return;
      const form = await find(query);
      // oxlint-disable-next-line typescript/no-unnecessary-condition -- it changes while the search runs
      if (current) setFound({ query, form });
    };
    const timer = setTimeout(() => {
      turns.current = turns.current.then(search, search);
    }, settleMs);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [formRead, query, find]);
  return query === '' ? null : found;
}
