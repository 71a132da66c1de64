import { expect, test } from 'vitest';
import { readServerAddress } from '../../../main/use-cases/account/server-address.ts';
import { projectPathBelow, readCloneUrl } from '../../../main/use-cases/repository/clone-url.ts';
import { ownersOf } from '../../../main/use-cases/request/code-owners.ts';
import { environmentProxy, proxyOfPac } from '../../../main/engine/system-proxy.ts';

test.each([
  ['https://gitlab.example.com/group/project.git', 'https://gitlab.example.com/group/project.git'],
  [' https://gitlab.example.com/group/project/ ', 'https://gitlab.example.com/group/project'],
  ['https://oauth2:glpat-secret@gitlab.example.com/g/p.git?x=1#y', 'https://gitlab.example.com/g/p.git'],
  ['git@gitlab.example.com:group/sub/project.git', 'https://gitlab.example.com/group/sub/project.git'],
  ['ssh://git@gitlab.example.com:2222/group/project.git', 'https://gitlab.example.com/group/project.git'],
  ['http://127.0.0.1:8080/p/infra.git', 'http://127.0.0.1:8080/p/infra.git'],
])('reads %s as an address to clone', (pasted, url) => {
  expect(readCloneUrl(pasted).url).toBe(url);
});

test.each(['', 'infra', 'https://', 'https://gitlab.example.com', 'http://gitlab.example.com/g/p.git', 'ftp://x/y', 'file:///etc/passwd', '--upload-pack=x', 'https://x/a b', 'ext::sh -c x'])('refuses "%s"', (pasted) => {
  expect(() => readCloneUrl(pasted)).toThrow(expect.objectContaining({ code: 'URL_INVALID' }));
});

test('never repeats a password of an address that it refuses', () => {
  expect(() => readCloneUrl('http://user:hunter2@gitlab.example.com/p.git')).toThrow(expect.objectContaining({ data: { url: 'http://gitlab.example.com/p.git' } }));
});

test('knows a project of a server by its address, prefix included, and no other', () => {
  expect(projectPathBelow('https://x.example/gitlab/group/p.git', 'https://x.example/gitlab')).toBe('group/p');
  expect(projectPathBelow('https://x.example/gitlabber/p.git', 'https://x.example/gitlab')).toBeNull();
  expect(projectPathBelow('https://x.example.evil/group/p.git', 'https://x.example')).toBeNull();
});

test('reads a server address with or without scheme, and plain HTTP on this computer only', () => {
  expect(readServerAddress('gitlab.example.com/')).toBe('https://gitlab.example.com');
  expect(readServerAddress('https://x.example/gitlab/api/v4')).toBe('https://x.example/gitlab');
  expect(readServerAddress('http://127.0.0.1:3000')).toBe('http://127.0.0.1:3000');
  expect(() => readServerAddress('http://gitlab.example.com')).toThrow(expect.objectContaining({ code: 'URL_INVALID' }));
});

test('names the owners of changed paths as CODEOWNERS says: the last match of each section', () => {
  const text = '# owners\n* @all\n*.tf @terraform\n/envs/prod/ @ops @sre\ndocs/ @writers\n\n[Security] @sec\nsecrets/**\n^[Optional]\n/a\\ b.txt @blank\n';
  expect(ownersOf(text, ['envs/prod/api.yaml'])).toEqual(['ops', 'sre']);
  expect(ownersOf(text, ['modules/vpc/main.tf'])).toEqual(['terraform']);
  expect(ownersOf(text, ['x/docs/readme.md'])).toEqual(['writers']);
  expect(ownersOf(text, ['secrets/deep/key.txt'])).toEqual(['all', 'sec']);
  expect(ownersOf(text, ['a b.txt'])).toEqual(['all', 'blank']);
  expect(ownersOf('', ['a'])).toEqual([]);
});

test('matches patterns of CODEOWNERS folder by folder, and gives a hostile one no time', () => {
  const owns = (pattern: string, path: string): boolean => ownersOf(`${pattern} @a`, [path]).length > 0;
  expect(['/envs/*', '/envs/**/api.yaml', 'envs/', 'api.yaml', 'ap?.yaml', '*.yaml', '/envs/', '/envs', '/**/prod', 'prod/*'].filter((pattern) => !owns(pattern, 'envs/prod/api.yaml'))).toEqual([]);
  expect(['/prod/', '/api.yaml', 'envs/*.yaml', '/envs/api.yaml/', '*.yml', 'env', '/envs/?'].filter((pattern) => owns(pattern, 'envs/prod/api.yaml'))).toEqual([]);
  const started = performance.now();
  expect(owns(`${'*a'.repeat(400)}b`, 'a'.repeat(250))).toBe(false);
  expect(owns(`/${'**/'.repeat(400)}b`, 'a/'.repeat(2000) + 'a')).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});

test('finds the proxy that a PAC answer or the environment names', () => {
  expect(proxyOfPac('SOCKS5 s:1; PROXY p:3128; DIRECT')).toBe('http://p:3128');
  expect(proxyOfPac('DIRECT; PROXY p:1')).toBeNull();
  expect(proxyOfPac('HTTPS p:443')).toBe('https://p:443');
  const env = { HTTPS_PROXY: 'proxy:3128', NO_PROXY: '.internal, gitlab.local:8443' };
  expect(environmentProxy('https://gitlab.com/x', env)).toBe('http://proxy:3128');
  expect(environmentProxy('https://a.internal/x', env)).toBeNull();
  expect(environmentProxy('https://gitlab.local:8443/x', env)).toBeNull();
  expect(environmentProxy('https://127.0.0.1/x', env)).toBeNull();
});
