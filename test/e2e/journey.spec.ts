import type { Locator, Page } from '@playwright/test';
import { boxRepository, gitIn } from './box-repository.ts';
import { ClickCounter, keepScreen } from './journey-screens.ts';
import { executable, expect, test } from './launch.ts';

test.skip(executable !== undefined, 'the installed app has a journey of its own');

/** From the repository list to a request's address, at most. */
const MOST_CLICKS = 6;

test('a value changes through the whole journey, from welcome to merge, and the pushed commit changes one line', async ({ launched, page }) => {
  test.setTimeout(300_000);
  await keepScreen(page, '01-welcome');
  await page.getByRole('button', { name: /try the demo/i }).click();
  await expect(page.getByRole('treeitem', { name: 'terraform' })).toBeVisible({ timeout: 120_000 });

  const counter = new ClickCounter();
  await page.getByRole('button', { name: 'Repositories', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: 'Repositories' })).toBeVisible();
  await keepScreen(page, '02-repositories');
  await counter.click(page.getByRole('main').getByText('infrastructure', { exact: true }).first());
  await expect(page.getByRole('treeitem', { name: 'terraform' })).toBeVisible();
  await keepScreen(page, '03-files');
  await openByName(page, 'catalog prod hpa');
  await editField(page, counter);
  await counter.click(page.getByRole('button', { name: /^Review 1 file/ }));
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(/minReplicas.*7/);
  await keepScreen(page, '06-review');
  await counter.click(page.getByRole('button', { name: /^Open merge request/ }));
  await expect(page.getByRole('heading', { level: 1, name: /minReplicas/ })).toBeVisible({ timeout: 60_000 });
  expect(counter.clicks).toBeLessThanOrEqual(MOST_CLICKS);
  await expect(page.getByText(/\/merge_requests\/\d+/).first()).toBeVisible();
  await keepScreen(page, '07-request');

  const box = boxRepository(launched.userData);
  const branch = gitIn(box, 'for-each-ref', '--sort=-committerdate', '--format=%(refname:short)', 'refs/heads/fairlead').split('\n')[0] ?? '';
  expect(gitIn(box, 'diff', '--numstat', `main...${branch}`).trim()).toBe('1\t1\tkubernetes/apps/catalog/overlays/prod/patch-hpa.yaml');
  gitIn(box, 'fsck', '--no-dangling');

  await followToMerge(page);
  expect(gitIn(box, 'show', 'main:kubernetes/apps/catalog/overlays/prod/patch-hpa.yaml')).toContain('minReplicas: 7');
  await keepScreen(page, '09-merged');
});

async function openByName(page: Page, words: string): Promise<void> {
  await page.keyboard.press('ControlOrMeta+p');
  const field = page.getByRole('dialog').getByRole('combobox').or(page.getByRole('dialog').getByRole('textbox')).first();
  await field.fill(words);
  await expect(page.getByRole('dialog').getByText('catalog').first()).toBeVisible();
  await keepScreen(page, '04-quick-open');
  await page.keyboard.press('Enter');
}

async function editField(page: Page, counter: ClickCounter): Promise<void> {
  const field: Locator = page.getByRole('textbox', { name: /minReplicas/ }).first();
  await expect(field).toHaveValue('4');
  await counter.click(field);
  await field.fill('7');
  await expect(page.getByText('Saved in draft')).toBeVisible();
  await expect(page.getByRole('region', { name: /changes/i }).getByText('7').first()).toBeVisible();
  await keepScreen(page, '05-edited');
}

async function followToMerge(page: Page): Promise<void> {
  await expect(page.locator('[data-status=success]').first()).toBeVisible({ timeout: 180_000 });
  await keepScreen(page, '08-pipeline-passed');
  await page.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(page.getByText('Merged', { exact: true }).first()).toBeVisible({ timeout: 60_000 });
}
