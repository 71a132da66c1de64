import fs from 'node:fs';
import type { Page } from '@playwright/test';
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

test('the demo works in the installed app: its repository opens, and a pipeline really runs', async ({ page }) => {
  test.setTimeout(300_000);
  await page.getByRole('button', { name: /try the demo/i }).click();
  await expect(page.getByText('terraform', { exact: true }).first()).toBeVisible({ timeout: 120_000 });
  await page.screenshot({ path: test.info().outputPath('demo.png') });
  const { repositoryId, iid } = await openRequest(page);
  await expect.poll(async () => (await readRequest(page, repositoryId, iid)).pipeline?.status, { timeout: 200_000, intervals: [2_000] }).toMatch(/success|failed/);
  const { pipeline } = await readRequest(page, repositoryId, iid);
  const job = pipeline?.jobs[0];
  const { text } = await ask<{ text: string }>(page, 'job.log', { repositoryId, jobId: job?.id, offset: 0 });
  expect(pipeline?.status, text).toBe('success');
  expect(text.length).toBeGreaterThan(20);
});

type Pipeline = { status: string; jobs: { id: number; name: string; status: string }[] };

/** A call over the window's own bridge; throws the sentence of a failure. */
async function ask<T>(page: Page, channel: string, input: unknown): Promise<T> {
  const answer = await page.evaluate(([name, value]) => (Reflect.get(globalThis, 'fairlead') as { call(channel: string, input: unknown): Promise<unknown> }).call(String(name), value), [channel, input]);
  const envelope = answer as { ok: true; value: T } | { ok: false; error: { message: string } };
  if (!envelope.ok) throw new Error(`${channel}: ${envelope.error.message}`);
  return envelope.value;
}

function readRequest(page: Page, repositoryId: string, iid: number): Promise<{ pipeline: Pipeline | null }> {
  return ask(page, 'request.get', { repositoryId, iid, refresh: true });
}

/** Adds a line to the README of the demo and opens a merge request with it. */
async function openRequest(page: Page): Promise<{ repositoryId: string; iid: number }> {
  const [repository] = await ask<{ id: string }[]>(page, 'repository.list', {});
  const repositoryId = repository?.id ?? '';
  const { id: draftId } = await ask<{ id: string }>(page, 'draft.create', { repositoryId, branch: 'main', title: 'Say hello' });
  const { text, hash } = await ask<{ text: string; hash: string }>(page, 'draft.document', { draftId, path: 'README.md' });
  const splice = { start: text.length, end: text.length, text: '\nHello from the installed app.\n' };
  await ask(page, 'draft.edit', { draftId, edit: { path: 'README.md', kind: 'text', label: 'Say hello', target: null, operations: [], splices: [splice], beforeHash: hash, coalesce: false } });
  await ask(page, 'draft.stage', { draftId, path: null, editIds: null, staged: true });
  const proposal = await ask<Record<string, unknown>>(page, 'request.propose', { draftId });
  const { branch, title, message, description, squash, removeSourceBranch, author } = proposal;
  return ask(page, 'request.open', {
    draftId, branch, title, message, description, squash, removeSourceBranch, labels: [], reviewerIds: [], asDraft: false, author: author ?? { name: 'Demo', email: 'demo@example.invalid' },
  });
}
