import { expect, test } from 'vitest';
import { identityProblems } from '../../../renderer/features/settings/identity-problems.ts';
import { certificateCount, certificatesProblem, proxyProblem } from '../../../renderer/features/settings/network-problems.ts';
import { baseUrlProblem, keyringWords, tokenPageOf } from '../../../renderer/features/settings/token-words.ts';

const certificate = '-----BEGIN CERTIFICATE-----\nMIIBszCCAVmgAwIBAgIU\nabc+/=\n-----END CERTIFICATE-----\n';

test('leads to the page of the server where a token is made, with the scope filled in', () => {
  expect(tokenPageOf('https://git.example.org/forge/')).toBe('https://git.example.org/forge/-/user_settings/personal_access_tokens?name=Fairlead&scopes=api');
  expect(tokenPageOf('not a server')).toBeNull();
});

test('sends no token over plain http but to this computer', () => {
  expect(baseUrlProblem('http://gitlab.example.com')).toContain('https');
  expect(baseUrlProblem('http://127.0.0.1:8080')).toBeNull();
  expect(baseUrlProblem('https://me:secret@gitlab.example.com')).toContain('token');
  expect(baseUrlProblem('gitlab.example.com')).not.toBeNull();
});

test('says plainly when a token cannot be kept', () => {
  expect(keyringWords('unavailable')).toContain('only in memory');
  expect(keyringWords('available')).toContain('keyring');
  expect(keyringWords(undefined)).toBeNull();
});

test('takes certificates, and neither keys nor halves', () => {
  expect(certificatesProblem('')).toBeNull();
  expect(certificatesProblem(certificate + certificate)).toBeNull();
  expect(certificateCount(certificate + certificate)).toBe(2);
  expect(certificatesProblem('-----BEGIN PRIVATE KEY-----\nabc\n-----END PRIVATE KEY-----')).toContain('private key');
  expect(certificatesProblem('hello')).not.toBeNull();
  expect(certificatesProblem(`${certificate}-----BEGIN CERTIFICATE-----\nabc`)).toContain('incomplete');
});

test('takes the address of a proxy', () => {
  expect(proxyProblem('http://proxy.example.com:3128')).toBeNull();
  expect(proxyProblem('proxy:3128')).not.toBeNull();
  expect(proxyProblem('')).not.toBeNull();
});

test('asks for a name and an email that Git can take', () => {
  expect(identityProblems({ name: 'Ada', email: 'ada@example.com' })).toEqual({ name: null, email: null });
  expect(identityProblems({ name: ' ', email: 'ada' })).toEqual({ name: expect.any(String), email: expect.any(String) });
  expect(identityProblems({ name: 'Ada <x>', email: 'a<b>@c' })).toEqual({ name: expect.any(String), email: expect.any(String) });
});
