import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, type ReactNode, useDeferredValue, useEffect, useId, useMemo, useRef, useState } from 'react';
import { recall } from '../../stores/workspace-store.ts';
import { useRepository } from '../../stores/repositories-store.ts';
import { handOverTyped } from '../../stores/typed-ahead.ts';
import { PaletteFrame } from '../../ui/palette-frame.tsx';
import { type FuzzyHit, fuzzyFind, fuzzyIndex } from './fuzzy-match.ts';
import { openFile } from './open-file.ts';
import { useLoadedTree } from './use-files.ts';

const useStyles = makeStyles({
  input: {
    width: '100%', height: '44px', flexShrink: 0, padding: '0 16px', boxSizing: 'border-box', fontFamily: 'inherit', fontSize: tokens.fontSizeBase400, outlineStyle: 'none',
    color: tokens.colorNeutralForeground1, backgroundColor: 'transparent', border: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
  },
  list: { padding: '6px', overflowY: 'auto', minHeight: 0, boxSizing: 'border-box', '[hidden]': { display: 'none' } },
  hit: { display: 'flex', gap: '10px', alignItems: 'baseline', padding: '5px 10px', borderRadius: tokens.borderRadiusMedium, cursor: 'pointer', minWidth: 0 },
  active: { backgroundColor: tokens.colorBrandBackground2, '@media (forced-colors: active)': { outline: '2px solid Highlight' } },
  name: { flexShrink: 0, maxWidth: '60%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  folder: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', direction: 'rtl', textAlign: 'left' },
  letter: { backgroundColor: 'transparent', color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightBold },
  none: { padding: '20px 16px', color: tokens.colorNeutralForeground2, textAlign: 'center' },
});

const isText = (value: unknown): value is string => typeof value === 'string';
const shownAtMost = 40;

/** Opens a file by typing any part of its path. */
export function QuickOpen({ repositoryId, onClose }: { readonly repositoryId: string; readonly onClose: () => void }) {
  const styles = useStyles();
  const id = useId();
  const repository = useRepository(repositoryId);
  const branch = recall(`browse.ref.${repositoryId}`, isText, repository?.defaultBranch ?? '') || null;
  const tree = useLoadedTree(repositoryId, branch);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Only now do keys reach the field: it may have been drawn a while ago and shown just now.
    input.current?.focus();
    handOverTyped(setQuery);
  }, []);
  const wanted = useDeferredValue(query);
  const index = useMemo(() => fuzzyIndex((tree?.entries ?? []).filter((entry) => entry.unsafe === undefined).map((entry) => entry.path)), [tree?.entries]);
  const hits = useMemo(() => fuzzyFind(index, wanted, shownAtMost), [index, wanted]);
  useEffect(() => {
    // Newer browsers answer a promise, which is no way to clean up.
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const open = (hit: FuzzyHit | undefined): void => {
    if (hit === undefined || branch === null) return;
    onClose();
    openFile({ repositoryId, ref: branch, path: hit.path });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((active + step + hits.length) % Math.max(1, hits.length));
    } else if (event.key === 'Enter') open(hits[active]);
  };
  return (
    <PaletteFrame label={`Go to a file of ${repository?.name ?? 'the repository'}`} onClose={onClose}>
      <input
        ref={input} type="text" spellCheck={false} autoComplete="off" className={styles.input} role="combobox" aria-expanded aria-controls={`${id}-list`} aria-activedescendant={hits.length === 0 ? undefined : `${id}-${active}`} aria-label="Part of a path"
        placeholder={`Part of a path of ${repository?.name ?? 'the repository'}, such as prod api`} value={query} onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label="Files" hidden={hits.length === 0} className={styles.list}>
        {hits.map((hit, at) => <Hit key={hit.path} hit={hit} id={`${id}-${at}`} isActive={at === active} onOpen={() => open(hit)} />)}
      </div>
      {hits.length === 0 && <div role="status" className={styles.none}>{tree === undefined || tree.status === 'loading' ? 'Reading the files…' : 'No file matches.'}</div>}
    </PaletteFrame>
  );
}

function Hit({ hit, id, isActive, onOpen }: { readonly hit: FuzzyHit; readonly id: string; readonly isActive: boolean; readonly onOpen: () => void }) {
  const styles = useStyles();
  return (
    // The input keeps the focus and the keys.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div id={id} role="option" aria-selected={isActive} className={mergeClasses(styles.hit, isActive && styles.active)} onClick={onOpen}>
      <Path hit={hit} />
    </div>
  );
}

function Path({ hit }: { readonly hit: FuzzyHit }) {
  const styles = useStyles();
  const base = hit.path.lastIndexOf('/') + 1;
  const marked = new Set(hit.positions);
  const letters = (from: number, to: number): ReactNode[] => {
    const runs: ReactNode[] = [];
    for (let at = from; at < to;) {
      const start = at;
      while (at < to && marked.has(at) === marked.has(start)) at += 1;
      const text = hit.path.slice(start, at);
      runs.push(marked.has(start) ? <mark key={start} className={styles.letter}>{text}</mark> : text);
    }
    return runs;
  };
  return (
    <>
      <span className={styles.name}>{letters(base, hit.path.length)}</span>
      <span className={styles.folder}><bdi>{letters(0, Math.max(0, base - 1))}</bdi></span>
    </>
  );
}
