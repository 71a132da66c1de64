import fs from 'node:fs';
import { executable, expect, test } from './launch.ts';

// Drives the app as it was installed from its package; `npm run package -- --install-test` calls this.
test.skip(executable === undefined, 'needs an installed app: npm run package -- --install-test');

test('the installed app opens its welcome, packaged and with its own name', async ({ launched, page }) => {
  const facts = await launched.app.evaluate(({ app }) => ({ packaged: app.isPackaged, name: app.getName(), version: app.getVersion() }));
  expect(facts).toMatchObject({ packaged: true, name: 'Fairlead' });
  await expect(page.getByRole('heading').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /demo/i }).first()).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('welcome.png') });
});

test('its window runs as an ordinary user in the real sandbox', async ({ launched, page }) => {
  test.skip(process.platform !== 'linux', 'the proof is read from /proc');
  expect(page.url()).toBe('app://bundle/');
  const ids = await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.webContents.getOSProcessId()));
  expect(ids).toHaveLength(1);
  for (const id of ids) {
    const status = fs.readFileSync(`/proc/${id}/status`, 'utf8');
    expect(status).toMatch(/NoNewPrivs:\t1\nSeccomp:\t2/);
    expect(status).not.toMatch(/^Uid:\t0/m);
  }
});

test('its engine answers, with its database in the user\'s own folder', async ({ launched, page }) => {
  const answer = await page.evaluate(() => (Reflect.get(globalThis, 'fairlead') as { call(channel: string, input: unknown): Promise<unknown> }).call('settings.get', {}));
  expect(answer).toMatchObject({ ok: true });
  expect(fs.existsSync(`${launched.userData}/data/app.db`)).toBe(true);
});
