import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { test as base } from '@playwright/test';
import { keepScreen } from './journey-screens.ts';
import { executable, expect, launch, removeUserData, usablePage } from './launch.ts';

base.skip(executable !== undefined, 'drives the sources');

/** How to get from where the last one left off to each screen. */
const screens: readonly { readonly name: string; readonly open: (page: Page) => Promise<void> }[] = [
  { name: 'files', open: async (page) => { await expect(page.getByRole('treeitem', { name: 'terraform' })).toBeVisible({ timeout: 120_000 }); } },
  { name: 'quick open', open: async (page) => {
    await page.keyboard.press('ControlOrMeta+p');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.type('catalog prod hpa');
    await expect(page.getByRole('dialog').getByText('catalog').first()).toBeVisible();
  } },
  { name: 'file', open: async (page) => {
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: /minReplicas/ }).first().fill('9');
    await expect(page.getByText('Saved in draft')).toBeVisible();
  } },
  { name: 'review', open: async (page) => {
    await page.getByRole('button', { name: /^Review 1 file/ }).click();
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeVisible();
  } },
  { name: 'drafts', open: async (page) => { await rail(page, /^Drafts/); } },
  { name: 'requests', open: async (page) => {
    await rail(page, /^Requests/);
    await expect(page.getByText(/!\d+/).first()).toBeVisible();
  } },
  { name: 'request', open: async (page) => {
    await page.getByRole('main').getByRole('listitem').first().getByRole('button').first().click();
    await expect(page.getByRole('region', { name: 'Pipeline' })).toBeVisible();
  } },
  { name: 'repositories', open: async (page) => { await rail(page, /^Repositories/); } },
  { name: 'palette', open: async (page) => {
    await page.keyboard.press('ControlOrMeta+k');
    await expect(page.getByRole('dialog')).toBeVisible();
  } },
  { name: 'settings', open: async (page) => {
    await page.keyboard.press('Escape');
    await rail(page, /^Settings/);
    await expect(page.getByRole('heading', { name: /settings|general/i }).first()).toBeVisible();
  } },
];

for (const theme of ['light', 'dark'] as const) {
  base(`axe finds nothing on any screen in the ${theme} theme`, async () => {
    base.setTimeout(400_000);
    const { app, userData } = await launch();
    try {
      const page = await usablePage(app);
      // The test driver answers the question for the system's theme itself.
      await page.emulateMedia({ colorScheme: theme });
      await expect.poll(() => brightness(page)).toBe(theme);
      await judge(page, `${theme}-welcome`);
      await page.getByRole('button', { name: /try the demo/i }).click();
      for (const screen of screens) {
        await screen.open(page);
        await judge(page, `${theme}-${screen.name}`);
      }
    } finally {
      await app.close();
      removeUserData(userData);
    }
  });
}

async function rail(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation').first().getByRole('button', { name }).click();
  await page.waitForTimeout(500);
}

async function brightness(page: Page): Promise<'light' | 'dark'> {
  const color = await page.evaluate(() => {
    for (let element = document.elementFromPoint(innerWidth / 2, 5); element !== null; element = element.parentElement) {
      const { backgroundColor } = getComputedStyle(element);
      if (backgroundColor !== 'rgba(0, 0, 0, 0)') return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  });
  return Number(/\d+/.exec(color)?.[0] ?? 255) > 127 ? 'light' : 'dark';
}

async function judge(page: Page, name: string): Promise<void> {
  await keepScreen(page, `30-${name.replaceAll(' ', '-')}`);
  // Legacy mode: Electron cannot open the blank page that axe would finish in.
  const found = await new AxeBuilder({ page }).setLegacyMode(true).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze();
  expect(found.violations.map((each) => `${name}: ${each.id} ${each.nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual([]);
}
