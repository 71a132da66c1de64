import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { test } from 'vitest';
import { planEdits, readDocument } from '../../../../shared/edit/index.ts';
import { Random } from '../../../bench/fidelity/random.ts';
import { EditSource } from '../../../bench/fidelity/random-edit.ts';

const pieces = ['{', '}', '[', ']', '(', ')', '"', '=', '\n', '\r\n', '\r', ',', '#', '//', '/*', '*/', '<<EOT\n', '<<-E\n', '\nEOT\n', '${', '%{ if', '%{ endif }', '~}', '\\', '\\u12', ':', '::', '?', '...', 'for', '.', '\uFEFF', '\0', 'é', '😀', '\ud800', '1e', '"a" {', 'a = '];

const folders = ['hcl', 'json', 'toml'].map((kind) => new URL(`../../../fixtures/edit/${kind}/`, import.meta.url));
const files = folders.flatMap((folder) => readdirSync(folder).map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const));

const mutation = fc.record({
  file: fc.constantFrom(...files),
  seed: fc.nat(),
  changes: fc.array(fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(40), put: fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4, unit: 'binary' })) }), { minLength: 1, maxLength: 4 }),
});

/** Reads and edits a text; whatever it is, nothing may throw, and what is planned has been verified. */
function tryEdits(name: string, text: string, seed: number): void {
  const started = performance.now();
  const document = readDocument(name, text);
  for (const problem of document.problems) if (problem.range.start < 0 || problem.range.end > text.length) throw new Error('a problem lies outside the text');
  const source = new EditSource(document, new Random(seed));
  for (let tries = 0; document.readOnly === undefined && tries < 4; tries += 1) {
    const operation = source.next();
    if (operation !== undefined) planEdits(document, [operation]);
  }
  if (performance.now() - started > 5000) throw new Error('this took too long');
}

test('never throws or hangs on files that were cut and stained at random', () => {
  fc.assert(fc.property(mutation, ({ file: [name, original], changes, seed }) => {
    let text = original;
    for (const { at, cut, put } of changes) {
      const place = Math.floor(at * text.length);
      text = text.slice(0, place) + put + text.slice(place + cut);
    }
    tryEdits(name, text, seed);
  }), { numRuns: 1500 });
}, 60_000);

test('never throws or hangs on random texts', () => {
  const text = fc.array(fc.oneof(fc.constantFrom(...pieces, 'a', ' ', '"b"', '1', 'true'), fc.string({ maxLength: 3 })), { maxLength: 60 }).map((parts) => parts.join(''));
  fc.assert(fc.property(text, fc.constantFrom('a.tf', 'a.json', 'a.jsonc', 'a.toml'), fc.nat(), (source, name, seed) => tryEdits(name, source, seed)), { numRuns: 1500 });
}, 60_000);
