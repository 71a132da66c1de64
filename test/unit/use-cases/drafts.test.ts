import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applySplices, editDocument, invertSplices, type Operation, readDocument, type Splice } from '../../../shared/edit/index.ts';
import type { EditRecord } from '../../../main/store/tables/draft-edits.ts';
import { coalesce } from '../../../main/use-cases/draft/coalesce.ts';
import { type DraftFile, foldFile, textAfter, textBefore } from '../../../main/use-cases/draft/draft-files.ts';
import { rebaseFile } from '../../../main/use-cases/draft/rebase-file.ts';
import { restsOn, withDependents, withFoundations } from '../../../main/use-cases/draft/rests-on.ts';
import { selectEdits } from '../../../main/use-cases/draft/select-edits.ts';
import type { BaseFile } from '../../../main/use-cases/repository/base-file.ts';

function record(before: string | null, edit: { kind: EditRecord['kind']; splices: readonly Splice[]; operations?: Operation[] }, seq: number): EditRecord {
  return {
    id: `e_${seq}`, draftId: 'd', path: 'a.yaml', seq, kind: edit.kind, label: '', target: null, operations: edit.operations ?? [], splices: [...edit.splices],
    inverse: invertSplices(before ?? '', edit.splices), staged: false, undone: false, updatedAtMs: 0,
  };
}

/** Edits made one after the other, each a replacement of a stretch given in thousandths of the text as it is then. */
function chain(base: string, moves: readonly { from: number; length: number; text: string }[]): EditRecord[] {
  let text = base;
  return moves.map(({ from, length, text: inserted }, index) => {
    const start = Math.floor((from / 1000) * text.length);
    const edit = record(text, { kind: 'text', splices: [{ start, end: Math.min(text.length, start + length), text: inserted }] }, index + 1);
    text = applySplices(text, edit.splices);
    return edit;
  });
}

const move = fc.record({ from: fc.integer({ min: 0, max: 1000 }), length: fc.integer({ min: 0, max: 6 }), text: fc.string({ maxLength: 5 }) });
const moves = fc.array(move, { maxLength: 12 });

test('keeps any subset of edits together with what they rest on, and the kept ones make the text they say', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), moves, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (base, made, chosen) => {
    const edits = chain(base, made);
    const keep = withFoundations(restsOn(edits), edits.flatMap((_edit, index) => (chosen[index] ? [index] : [])));
    const selection = selectEdits(base, edits, keep);
    expect(selection.edits.map((edit) => edit.id)).toEqual(edits.filter((_edit, index) => keep.has(index)).map((edit) => edit.id));
    expect(selection.edits.reduce((text: string | null, edit) => textAfter(text, edit), base)).toBe(selection.text);
    expect(selection.edits.toReversed().reduce((text, edit) => applySplices(text, edit.inverse), selection.text ?? '')).toBe(base);
  }), { numRuns: 2000 });
});

test('keeps the rest of the edits when some are taken back with all that rests on them', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), moves, fc.integer({ min: 0, max: 11 }), (base, made, gone) => {
    const edits = chain(base, made);
    const lost = withDependents(restsOn(edits), [gone]);
    const keep = new Set([...edits.keys()].filter((index) => !lost.has(index)));
    expect([...withFoundations(restsOn(edits), keep)].toSorted((a, b) => a - b)).toEqual([...keep]);
    expect(() => selectEdits(base, edits, keep)).not.toThrow();
  }), { numRuns: 1000 });
});

test('leaves out exactly the edits of other lines', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 19 }), { minLength: 1, maxLength: 15 }), fc.func(fc.boolean()), (lines, keeps) => {
    const base = Array.from({ length: 20 }, (_, line) => `key${line}: old${line}\n`).join('');
    let text = base;
    const edits = lines.map((line, index) => {
      const start = text.indexOf(`old${line}\n`);
      const edit = record(text, { kind: 'text', splices: [{ start, end: start + `old${line}`.length, text: `brand-new-${line}` }] }, index + 1);
      text = applySplices(text, edit.splices);
      return edit;
    });
    const kept = lines.filter((line) => keeps(line));
    const selection = selectEdits(base, edits, new Set(lines.flatMap((line, index) => (keeps(line) ? [index] : []))));
    expect(selection.text).toBe(kept.reduce((before, line) => before.replace(`old${line}\n`, `brand-new-${line}\n`), base));
  }), { numRuns: 500 });
});

test('takes a line added below an added key along with that key', () => {
  const base = 'spec:\n  a: 1\n';
  const first = record(base, { kind: 'text', splices: [{ start: 13, end: 13, text: 'labels:\n' }] }, 1);
  const second = record(`${base}labels:\n`, { kind: 'text', splices: [{ start: 21, end: 21, text: '  app: x\n' }] }, 2);
  const rests = restsOn([first, second]);
  expect([...withFoundations(rests, [1])]).toEqual([1, 0]);
  expect([...withDependents(rests, [0])]).toEqual([0, 1]);
});

test('rests everything after a new file on its creation, and nothing on its deletion but a second creation', () => {
  const create = record(null, { kind: 'create', splices: [{ start: 0, end: 0, text: 'a: 1\n' }] }, 1);
  const typed = record('a: 1\n', { kind: 'text', splices: [{ start: 3, end: 4, text: '2' }] }, 2);
  const remove = record('a: 2\n', { kind: 'delete', splices: [{ start: 0, end: 5, text: '' }] }, 3);
  const again = record(null, { kind: 'create', splices: [{ start: 0, end: 0, text: 'b: 1\n' }] }, 4);
  expect(restsOn([create, typed, remove, again]).map((set) => [...set])).toEqual([[], [0], [0], [0, 2]]);
  expect(selectEdits(null, [create, typed, remove], new Set([0, 2])).text).toBeNull();
});

const at = (base: string, edits: readonly EditRecord[]): DraftFile => foldFile({ draftId: 'd', path: 'a.yaml', base: file(base) }, edits);
const file = (text: string, blobOid = text): BaseFile => ({ blobOid, mode: '100644', sizeBytes: text.length, text, unreadable: null, notice: null });

test('coalesces typing into one edit whose undo gives the text before all of it', () => {
  fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.array(move, { minLength: 2, maxLength: 6 }), (base, made) => {
    const edits = chain(base, made);
    const [first, ...others] = edits;
    if (first === undefined) return;
    let present = at(base, [first]);
    for (const edit of others) {
      const [newest] = present.edits;
      const merged = newest && coalesce(present, newest, edit);
      if (!merged) throw new Error('not merged');
      present = at(base, [merged]);
      expect(textBefore(present, merged)).toBe(base);
    }
    expect(present.text).toBe(edits.reduce((text, edit) => applySplices(text, edit.splices), base));
  }), { numRuns: 1000 });
});

test('does not take an edit of another place or kind into the newest one', () => {
  const base = 'a: 1\nb: 2\n';
  const newest = { ...record(base, { kind: 'field', splices: [{ start: 3, end: 4, text: '5' }] }, 1), target: { document: 0, path: ['a'] } };
  const present = at(base, [newest]);
  const next = { kind: 'field' as const, target: { document: 0, path: ['b'] }, operations: [], label: '', splices: [{ start: 8, end: 9, text: '7' }] };
  expect(coalesce(present, newest, next)).toBeUndefined();
  expect(coalesce(present, newest, { ...next, kind: 'text', target: null })).toBeUndefined();
  expect(coalesce(present, newest, { ...next, target: newest.target, splices: [{ start: 3, end: 4, text: '1' }] })?.splices).toEqual([]);
});

function setField(text: string, path: string[], value: number): EditRecord {
  const operations: Operation[] = [{ op: 'set', path, value }];
  const planned = editDocument(readDocument('a.yaml', text), operations);
  if (!planned.ok) throw new Error(planned.error.message);
  return record(text, { kind: 'field', splices: planned.value.plan.splices, operations }, 1);
}

test('puts fields on a base where lines moved, drops what is there already, and keeps both sides of other fields', () => {
  const base = 'spec:\n  replicas: 3\n  port: 80\n';
  const edits = [setField(base, ['spec', 'replicas'], 5)];
  const moved = rebaseFile({ path: 'a.yaml', from: file(base), to: file('# new\nspec:\n  port: 8080\n  replicas: 3\n'), edits, choices: {} });
  expect(moved.conflicts).toEqual([]);
  expect(moved.edits.reduce((text, edit) => applySplices(text, edit.splices), '# new\nspec:\n  port: 8080\n  replicas: 3\n')).toBe('# new\nspec:\n  port: 8080\n  replicas: 5\n');
  expect(rebaseFile({ path: 'a.yaml', from: file(base), to: file(base.replace('3', '5')), edits, choices: {} })).toEqual({ edits: [], conflicts: [] });
});

test('answers a field that both sides changed as a conflict until a side is chosen', () => {
  const base = 'spec:\n  replicas: 3\n';
  const theirs = 'spec:\n  replicas: 4\n';
  const edits = [setField(base, ['spec', 'replicas'], 5)];
  const input = { path: 'a.yaml', from: file(base), to: file(theirs), edits };
  expect(rebaseFile({ ...input, choices: {} }).conflicts).toEqual([{ path: 'a.yaml', field: 'spec › replicas', base: '3', mine: '5', theirs: '4', editIds: ['e_1'] }]);
  expect(rebaseFile({ ...input, choices: { e_1: 'theirs' } })).toEqual({ edits: [], conflicts: [] });
  const mine = rebaseFile({ ...input, choices: { e_1: 'mine' } });
  expect(mine.edits.reduce((text, edit) => applySplices(text, edit.splices), theirs)).toBe('spec:\n  replicas: 5\n');
});

test('merges typed text by lines, and lets either side win where both changed a line', () => {
  const base = 'one\ntwo\nthree\n';
  const typed = record(base, { kind: 'text', splices: [{ start: 4, end: 7, text: 'TWO' }] }, 1);
  const clean = rebaseFile({ path: 'a.txt', from: file(base), to: file('zero\none\ntwo\nthree\n'), edits: [typed], choices: {} });
  expect(clean.edits.reduce((text, edit) => applySplices(text, edit.splices), 'zero\none\ntwo\nthree\n')).toBe('zero\none\nTWO\nthree\n');
  const theirs = 'one\n2\nthree\n';
  const input = { path: 'a.txt', from: file(base), to: file(theirs), edits: [typed] };
  expect(rebaseFile({ ...input, choices: {} }).conflicts).toMatchObject([{ field: 'line 2', base: 'two\n', mine: 'TWO\n', theirs: '2\n' }]);
  const mine = rebaseFile({ ...input, choices: { e_1: 'mine' } });
  expect(mine.edits.reduce((text, edit) => applySplices(text, edit.splices), theirs)).toBe('one\nTWO\nthree\n');
});

test('asks about a file that one side deleted and the other changed', () => {
  const base = 'a: 1\n';
  const edits = [setField(base, ['a'], 2)];
  expect(rebaseFile({ path: 'a.yaml', from: file(base), to: null, edits, choices: {} }).conflicts).toMatchObject([{ mine: 'a: 2\n', theirs: null, field: 'the whole file, which was deleted' }]);
  expect(rebaseFile({ path: 'a.yaml', from: file(base), to: null, edits, choices: { e_1: 'mine' } }).edits).toMatchObject([{ kind: 'create', splices: [{ text: 'a: 2\n' }] }]);
  const remove = [record(base, { kind: 'delete', splices: [{ start: 0, end: 5, text: '' }] }, 1)];
  expect(rebaseFile({ path: 'a.yaml', from: file(base), to: file('a: 9\n'), edits: remove, choices: {} }).conflicts).toMatchObject([{ mine: null, theirs: 'a: 9\n' }]);
  expect(rebaseFile({ path: 'a.yaml', from: file(base), to: null, edits: remove, choices: {} })).toEqual({ edits: [], conflicts: [] });
});
