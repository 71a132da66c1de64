import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { channels } from '../../shared/contract/channels.ts';
import { errorCodes, sentenceFor, sentences } from '../../shared/errors/index.ts';
import { errorsPage } from '../harness/errors-page.ts';

/** Codes that any channel may answer, or that are told by an event or a process of their own instead of a channel's list. */
const everywhere = ['INTERNAL', 'BAD_REQUEST', 'CANCELLED', 'ENGINE_STOPPED'];

test('documents every error in ERRORS.md, and nothing that is gone', () => {
  const page = readFileSync(new URL('../../ERRORS.md', import.meta.url), 'utf8');
  expect(page, 'ERRORS.md is made by `node test/harness/errors-page.ts`').toBe(errorsPage());
});

test('says of every error what happened, what was kept and what to do next', () => {
  for (const code of errorCodes) {
    const { what, kept, next } = sentences[code];
    for (const part of [what, kept, next]) expect(part, code).toMatch(/^[A-Z"{].*[.)]$|\{detail\}$/);
    expect(sentenceFor(code, {}), code).not.toMatch(/undefined/);
  }
});

test('lets some channel answer every error', () => {
  const declared = new Set(Object.values(channels).flatMap((channel) => channel.errors as readonly string[]));
  expect(errorCodes.filter((code) => !declared.has(code) && !everywhere.includes(code))).toEqual([]);
});
