import { expect, test } from 'vitest';
import { parseRemoteUrl } from '../../../main/git/remote-url.ts';

test.each([
  ['https://gitlab.example.com/group/project.git', 'https://gitlab.example.com/group/project.git'],
  [' https://gitlab.example.com:8443/g/p/ ', 'https://gitlab.example.com:8443/g/p'],
  ['http://127.0.0.1:3000/a.git?x=1#y', 'http://127.0.0.1:3000/a.git'],
])('%s is an address', (url, expected) => {
  expect(parseRemoteUrl(url).href).toBe(expected);
});

test.each(['', 'gitlab.example.com/a', 'git@host:a/b.git', 'ssh://git@host/a', 'file:///etc/passwd', 'https://', 'https://host', 'https://host/', '--upload-pack=x', 'ext::sh -c x'])('%j is none', (url) => {
  expect(() => parseRemoteUrl(url)).toThrow(/can be cloned/);
});

test('a password in an address is refused and not repeated', () => {
  expect(() => parseRemoteUrl('https://me:secret@host/a.git')).toThrow(/^"https:\/\/host\/a.git" is not/);
});
