import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { boxRepository, gitIn } from './box-repository.ts';
import { keepScreen } from './journey-screens.ts';
import { executable, expect, test } from './launch.ts';

test.skip(executable !== undefined, 'drives the sources');

test('the past of the demo: its commits, one of them in words, who touched a folder, and what a search finds', async ({ launched, page }) => {
  test.setTimeout(300_000);
  await openDemo(page);
  await page.getByRole('navigation', { name: 'Repository' }).getByRole('button', { name: 'History' }).click();
  const commits = page.getByRole('listbox', { name: 'Commits' });
  await expect(commits.getByRole('option').first()).toHaveAttribute('data-loaded', 'true', { timeout: 60_000 });
  const box = boxRepository(launched.userData);
  const subjects = gitIn(box, 'log', '-5', '--format=%s', 'main').trim().split('\n');
  for (const subject of subjects) await expect(commits.getByText(subject, { exact: true }).first()).toBeVisible();
  await expect(commits.getByRole('option').first()).toHaveAttribute('aria-setsize', gitIn(box, 'rev-list', '--count', 'main').trim());
  await expect(page.getByRole('region', { name: 'Overview' }).getByRole('table')).toBeVisible();
  await judge(page, 'overview');

  await page.getByRole('textbox', { name: 'File or folder' }).fill('kubernetes/apps');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'kubernetes/apps' })).toBeVisible();
  await expect(commits.getByRole('option').first()).toHaveAttribute('aria-setsize', String(gitIn(box, 'log', '--format=%h', 'main', '--', 'kubernetes/apps').trim().split('\n').length));
  await commits.getByRole('option').nth(1).click();
  await expect(page.getByRole('region', { name: /^Commit / }).getByRole('heading', { name: /changed/ })).toBeVisible();
  await page.waitForTimeout(500);
  await judge(page, 'commit');
  await commits.getByRole('option').nth(4).click({ modifiers: ['Control'] });
  await expect(page.getByRole('region', { name: 'Comparison' }).getByRole('heading', { name: /differ/ })).toBeVisible();
  await judge(page, 'comparison');

  await page.getByRole('searchbox', { name: 'Search the history' }).fill('image');
  await expect(page.getByText(/\d+ results?$/)).toBeVisible();
  await judge(page, 'search');
});

async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /try the demo/i }).click();
  await expect(page.getByRole('treeitem', { name: 'terraform' })).toBeVisible({ timeout: 120_000 });
}

/** Keeps the screen in both themes, and asks axe about each. */
async function judge(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(300);
    await keepScreen(page, `60-history-${name}-${colorScheme}`);
    // Legacy mode: Electron cannot open the blank page that axe would finish in.
    const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
    expect.soft(found.violations.map((each) => `${name} ${colorScheme}: ${each.id} ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}
