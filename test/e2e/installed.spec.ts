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

test('the demo works in the installed app: its repository opens, and a job of its pipeline really runs', async ({ page }) => {
  test.setTimeout(300_000);
  await page.getByRole('button', { name: /try the demo/i }).click();
  await expect(page.getByText('terraform', { exact: true }).first()).toBeVisible({ timeout: 120_000 });
  await page.screenshot({ path: test.info().outputPath('demo.png') });
  const job = await page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'fairlead') as { call(channel: string, input: unknown): Promise<{ ok: boolean; value: unknown; error?: { message: string } }> };
    const ask = async <T>(channel: string, input: unknown): Promise<T> => {
      const answer = await bridge.call(channel, input);
      if (!answer.ok) throw new Error(`${channel}: ${answer.error?.message}`);
      return answer.value as T;
    };
    type Place = { repositoryId: string; iid: number };
    const { requests } = await ask<{ requests: (Place & { pipelineStatus: string | null })[] }>('request.list', { repositoryId: null, state: 'all', refresh: true });
    const found = requests.find((request) => request.pipelineStatus !== null);
    if (!found) throw new Error('no request of the demo has a pipeline');
    const { repositoryId, iid } = found;
    const jobs = async () => (await ask<{ pipeline: { jobs: { id: number; name: string; status: string }[] } }>('request.get', { repositoryId, iid, refresh: true })).pipeline.jobs;
    const first = (await jobs())[0];
    if (!first) throw new Error('the pipeline has no job');
    await ask('job.retry', { repositoryId, jobId: first.id });
    for (const end = Date.now() + 120_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 1_000))) {
      const again = (await jobs()).find((each) => each.name === first.name);
      if (!again || !['success', 'failed'].includes(again.status) || again.id === first.id) continue;
      const { text } = await ask<{ text: string }>('job.log', { repositoryId, jobId: again.id, offset: 0 });
      return { status: again.status, text };
    }
    throw new Error('the job did not end');
  });
  expect(job.text.length).toBeGreaterThan(20);
  expect(job.status, job.text).toBe('success');
});
