import type { ElectronApplication, Page } from '@playwright/test';
import { test as base } from '@playwright/test';
import { keepScreen } from './journey-screens.ts';
import { executable, expect, launch, removeUserData, usablePage } from './launch.ts';

base.skip(executable !== undefined, 'drives the sources');

base('what was typed is there again after the engine and then the whole app are killed', async () => {
  base.setTimeout(300_000);
  const first = await launch({ args: ['--demo'] });
  const { userData } = first;
  const page = await usablePage(first.app);
  await expect(page.getByRole('treeitem', { name: 'terraform' })).toBeVisible({ timeout: 120_000 });
  await openFile(page);
  await edit(page, 'minReplicas', '8');

  await killEngine(first.app);
  await edit(page, 'maxReplicas', '24');
  await keepScreen(page, '20-after-engine-kill');

  first.app.process().kill('SIGKILL');
  const second = await launch({ userData });
  try {
    const again = await usablePage(second.app);
    await expect(again.getByRole('textbox', { name: /minReplicas/ }).first()).toHaveValue('8', { timeout: 60_000 });
    await expect(again.getByRole('textbox', { name: /maxReplicas/ }).first()).toHaveValue('24');
    await expect(again.getByRole('button', { name: /^Review 1 file/ })).toBeVisible();
    await keepScreen(again, '21-after-app-kill');
  } finally {
    await second.app.close();
    removeUserData(userData);
  }
});

base('what was typed a moment before the window was closed is there again', async () => {
  base.setTimeout(300_000);
  const first = await launch({ args: ['--demo'] });
  const { userData } = first;
  const page = await usablePage(first.app);
  await expect(page.getByRole('treeitem', { name: 'terraform' })).toBeVisible({ timeout: 120_000 });
  await openFile(page);
  const field = page.getByRole('textbox', { name: /minReplicas/ }).first();
  await field.click();
  const gone = new Promise((resolve) => first.app.process().once('exit', resolve));
  // The very first edit, for which there is no draft yet, and no time for anything between the last letter and the end.
  await field.fill('17');
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  await gone;
  const second = await launch({ userData });
  try {
    const again = await usablePage(second.app);
    await expect(again.getByRole('textbox', { name: /minReplicas/ }).first()).toHaveValue('17', { timeout: 60_000 });
    await expect(again.getByRole('button', { name: /^Review 1 file/ })).toBeVisible();
  } finally {
    await second.app.close();
    removeUserData(userData);
  }
});

async function openFile(page: Page): Promise<void> {
  await page.keyboard.press('ControlOrMeta+p');
  await page.keyboard.type('catalog prod hpa');
  await expect(page.getByRole('dialog').getByText('catalog').first()).toBeVisible();
  await page.keyboard.press('Enter');
}

async function edit(page: Page, name: string, value: string): Promise<void> {
  const field = page.getByRole('textbox', { name: new RegExp(name) }).first();
  await field.fill(value);
  await expect(page.getByRole('region', { name: /changes/i }).getByText(value).first()).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText('Saved in draft')).toBeVisible({ timeout: 60_000 });
}

/** Kills the engine's process as a crash would, and waits until another one answers. */
async function killEngine(app: ElectronApplication): Promise<void> {
  const engine = async (): Promise<number | undefined> => app.evaluate(({ app: running }) => running.getAppMetrics().find((each) => each.name?.includes('engine') === true || each.serviceName?.includes('engine') === true)?.pid);
  const pid = await engine();
  if (pid === undefined) throw new Error('the engine has no process');
  process.kill(pid, 'SIGKILL');
  await expect.poll(engine, { timeout: 60_000 }).not.toBe(pid);
  await expect.poll(engine, { timeout: 60_000 }).toBeGreaterThan(0);
}
