import fc from 'fast-check';
import { expect, test } from 'vitest';
import { redact } from '../../../main/forge/redact.ts';

test('takes out what looks like a token, credentials in URLs and headers', () => {
  expect(redact('glpat-AbCdEfGhIjKlMnOpQrSt failed')).toBe('[redacted] failed');
  expect(redact('GET https://me:secret@git.example.com/x')).toBe('GET https://git.example.com/x');
  expect(redact('Authorization: Bearer abc.def')).toBe('[redacted]');
  expect(redact('/x?private_token=abcd&y=1')).toBe('/x?[redacted]&y=1');
  expect(redact('the project was not found')).toBe('the project was not found');
});

test('takes out a known secret wherever it stands', () => {
  fc.assert(fc.property(fc.string(), fc.string(), fc.stringMatching(/^[A-Za-z0-9_-]{12,40}$/), (before, after, token) => {
    expect(redact(`${before} ${token} ${after}`, [token])).not.toContain(token);
  }));
});
