import { expect, test } from 'vitest';
import { bundledFile } from '../../../main/app/bundled-file.ts';
import { externalLink } from '../../../main/app/external-link.ts';
import { isTrustedPage } from '../../../main/app/trusted-page.ts';

test('the app scheme finds its files by name', () => {
  expect(bundledFile('/app/renderer', 'app://bundle/')).toBe('/app/renderer/index.html');
  expect(bundledFile('/app/renderer', 'app://bundle/assets/a%20b.js')).toBe('/app/renderer/assets/a b.js');
});

test.for(['app://bundle/..%2f..%2fetc/passwd', 'app://bundle/%2e%2e/main/index.js', 'app://bundle/..%5cx', 'app://bundle/a%00b', 'app://other/index.html', 'app://bundle/%ff', 'nonsense'])(
  'no address leads out of the folder: %s', (address) => {
    const file = bundledFile('/app/renderer', address);
    expect(file === undefined || file.startsWith('/app/renderer/')).toBe(true);
    if (!address.includes('%2e%2e/')) expect(file).toBeUndefined();
  },
);

test('only https, and http to this computer, may be opened outside', () => {
  expect(externalLink('https://gitlab.example.com/a?b#c')).toBe('https://gitlab.example.com/a?b#c');
  expect(externalLink('http://localhost:8080/')).toBe('http://localhost:8080/');
  expect(externalLink('http://[::1]:8080/')).toBe('http://[::1]:8080/');
  for (const address of ['http://example.com/', 'http://127.0.0.1.example.com/', 'file:///etc/passwd', 'javascript:1', 'smb://host/x', 'https://u:p@example.com/', ''])
    expect(() => externalLink(address), address).toThrow(expect.objectContaining({ code: 'URL_INVALID' }));
});

test('a page is trusted by its origin alone', () => {
  expect(isTrustedPage('app://bundle/index.html', undefined)).toBe(true);
  expect(isTrustedPage('http://127.0.0.1:5173/x', 'http://127.0.0.1:5173/')).toBe(true);
  for (const address of ['app://bundle.evil/', 'app://evil/', 'https://bundle/', 'http://127.0.0.1:5173/', 'about:blank', ''])
    expect(isTrustedPage(address, undefined), address).toBe(false);
});
