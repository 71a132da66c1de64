import { expect, test } from 'vitest';
import type { Account } from '../../../shared/model/account.ts';
import { accountForAddress, addressProblem, sameAddress } from '../../../renderer/features/repositories/clone-address.ts';
import { repositoryStatus } from '../../../renderer/features/repositories/repository-status.ts';

const account = (id: string, baseUrl: string): Account => ({ id, forge: 'gitlab', baseUrl, username: id, name: id, email: null, token: 'keyring', createdAtMs: 0 });

test('takes an HTTPS address and explains what is wrong with others', () => {
  expect(addressProblem(' https://gitlab.example.com/group/project.git ')).toBeNull();
  expect(addressProblem('http://127.0.0.1:3000/group/project')).toBeNull();
  expect(addressProblem('git@gitlab.example.com:group/project.git')).toContain('HTTPS');
  expect(addressProblem('ssh://git@gitlab.example.com/group/project.git')).toContain('HTTPS');
  expect(addressProblem('https://oauth2:secret@gitlab.example.com/group/project.git')).toContain('token');
  expect(addressProblem('https://gitlab.example.com/')).toContain('path');
  expect(addressProblem('file:///etc')).not.toBeNull();
  expect(addressProblem('--upload-pack=x')).not.toBeNull();
  expect(addressProblem('')).not.toBeNull();
});

test('takes the account on whose server an address is', () => {
  const accounts = [account('root', 'https://git.example.org'), account('forge', 'https://git.example.org/forge'), account('other', 'https://git.example')];
  expect(accountForAddress('https://git.example.org/forge/a/b.git', accounts)?.id).toBe('forge');
  expect(accountForAddress('https://git.example.org/a/b.git', accounts)?.id).toBe('root');
  expect(accountForAddress('https://git.example.com/a/b.git', accounts)).toBeUndefined();
});

test('knows two spellings of one address', () => {
  expect(sameAddress('https://GitLab.example.com/a/b.git', 'https://gitlab.example.com/a/b/')).toBe(true);
  expect(sameAddress('https://gitlab.example.com/a/b', 'https://gitlab.example.com/a/bc')).toBe(false);
});

test('says of a repository only what is worth saying', () => {
  expect(repositoryStatus({ state: 'ready', failure: null }, false)).toBeNull();
  expect(repositoryStatus({ state: 'cloning', failure: null }, true)?.label).toBe('Cloning');
  expect(repositoryStatus({ state: 'cloning', failure: null }, false)?.label).toBe('Clone paused');
  expect(repositoryStatus({ state: 'ready', failure: { code: 'REMOTE_FAULT', message: '', data: {} } }, false)?.tone).toBe('warning');
  expect(repositoryStatus({ state: 'failed', failure: null }, false)?.tone).toBe('danger');
});
