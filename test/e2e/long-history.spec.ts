import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { start } from '../harness/git-server.ts';
import { gitIn } from './box-repository.ts';
import { keepScreen } from './journey-screens.ts';
import { executable, expect, test } from './launch.ts';
import { msUntilShown } from './panel-time.ts';

test.skip(executable !== undefined, 'drives the sources');

/** The whole length takes minutes: FAIRLEAD_LONG=1 asks for it, otherwise a tenth is scrolled. */
const COMMITS = process.env['FAIRLEAD_LONG'] === '1' ? 100_000 : 10_000;
const MIDDLE = COMMITS / 2;

test(`a history of ${COMMITS.toLocaleString('en')} commits scrolls without a blank row`, async ({ page }) => {
  test.setTimeout(600_000);
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-e2e-long-'));
  const dir = path.join(root, 'long.git');
  makeLongRepository(dir);
  const server = await start({ root });
  try {
    await addRepository(page, `${server.url}/long.git`);
    await page.getByRole('navigation').first().getByRole('button', { name: /^Repositories/ }).click();
    await page.getByRole('main').getByText('long', { exact: true }).first().click();
    await page.getByRole('navigation', { name: 'Repository' }).getByRole('button', { name: 'History' }).click();
    const commits = page.getByRole('listbox', { name: 'Commits' });
    await expect(commits.getByRole('option').first()).toHaveAttribute('aria-setsize', String(COMMITS), { timeout: 300_000 });
    await keepScreen(page, '61-long-history-top');

    const down = await scroll(page, { from: 0, rows: 2000, pixelsAFrame: 240 });
    const middle = await scroll(page, { from: MIDDLE, rows: 1000, pixelsAFrame: 240 });
    for (const [name, seen] of Object.entries({ down, middle })) {
      test.info().annotations.push({ type: 'measurement', description: `${name}: ${seen.frames} frames, ${seen.blank} with a row that was not there, ${seen.uncovered} with a gap, ${seen.msAFrame.toFixed(1)} ms a frame` });
      expect(seen).toMatchObject({ blank: 0, uncovered: 0 });
    }
    await keepScreen(page, '61-long-history-middle');
    const wheeled = await wheel(page);
    test.info().annotations.push({ type: 'measurement', description: `by wheel: ${wheeled.rows} rows in ${wheeled.frames} frames, ${wheeled.blank} with a row that was not there, ${wheeled.uncovered} with a gap` });
    expect(wheeled).toMatchObject({ blank: 0, uncovered: 0 });
    expect(wheeled.rows).toBeGreaterThan(500);
    await keepScreen(page, '61-long-history-wheeled');
    await page.evaluate((top) => { document.querySelector('[role="listbox"]')?.scrollTo({ top }); }, (MIDDLE + 1000) * 46);
    const [, subject] = gitIn(dir, 'log', '-1', `--skip=${MIDDLE + 1010}`, '--format=%H %s', 'main').trim().split(/(?<=^\S+) /);
    await expect(commits.getByText(subject ?? '', { exact: true })).toBeVisible();
    await expectPanelAtOnce(page, dir);
  } finally {
    await server.close();
    fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
});

/** Opens the history of a value in a few files: each time the newest versions are there within the time promised, at best. */
async function expectPanelAtOnce(page: Page, dir: string): Promise<void> {
  await expect(page.getByRole('contentinfo').getByText('Nothing running')).toBeVisible({ timeout: 300_000 });
  await page.getByRole('navigation', { name: 'Repository' }).getByRole('button', { name: 'Files' }).click();
  const tookMs: number[] = [];
  for (const number of [1, 2, 3]) {
    const file = `envs/e${number}.yaml`;
    await page.keyboard.press('ControlOrMeta+p');
    await page.getByRole('dialog').getByRole('combobox').fill(file);
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(`e${number}.yaml`);
    await page.keyboard.press('Enter');
    await page.getByRole('region', { name: 'Form' }).or(page.getByRole('main')).getByRole('textbox', { name: 'n', exact: true }).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'History of this value' }).click();
    const versions = page.getByRole('list', { name: 'Versions' }).getByRole('listitem');
    await expect(versions.first()).toBeVisible();
    tookMs.push(await msUntilShown(page));
    const values = gitIn(dir, 'log', '-4', '--format=%H', 'main', '--', file).trim().split('\n').map((oid) => gitIn(dir, 'show', `${oid}:${file}`).slice(3).trim());
    for (const [index, value] of values.entries()) await expect(versions.nth(index).locator('ins')).toHaveText(value);
    await keepScreen(page, `61-long-history-value-${number}`);
    await page.keyboard.press('Escape');
  }
  test.info().annotations.push({ type: 'measurement', description: `the panel showed its versions ${tookMs.map(Math.round).join(', ')} ms after it was asked for` });
  expect(Math.min(...tookMs)).toBeLessThan(150);
}

interface Seen {
  readonly frames: number;
  readonly blank: number;
  readonly uncovered: number;
  readonly rows: number;
}

/** Turns the wheel fast over the list and looks at each frame that is drawn meanwhile. */
async function wheel(page: Page): Promise<Seen> {
  const watching = page.evaluate(async () => {
    const list = document.querySelector<HTMLElement>('[role="listbox"]');
    if (list === null) throw new Error('there is no list');
    const from = list.scrollTop;
    const needed = Math.floor(list.clientHeight / 46);
    const seen = { frames: 0, blank: 0, uncovered: 0, rows: 0 };
    let still = 0;
    for (let top = from; still < 60;) {
      await new Promise((resolve) => { requestAnimationFrame(resolve); });
      const box = list.getBoundingClientRect();
      const rows = [...list.querySelectorAll<HTMLElement>('[role="option"]')].filter((row) => row.getBoundingClientRect().bottom > box.top && row.getBoundingClientRect().top < box.bottom);
      seen.frames += 1;
      if (rows.some((row) => row.dataset['loaded'] !== 'true')) seen.blank += 1;
      if (rows.length < needed) seen.uncovered += 1;
      still = list.scrollTop === top && top !== from ? still + 1 : 0;
      top = list.scrollTop;
    }
    return { ...seen, rows: Math.round((list.scrollTop - from) / 46) };
  });
  await page.getByRole('listbox', { name: 'Commits' }).hover();
  for (let turn = 0; turn < 60; turn += 1) {
    await page.mouse.wheel(0, 600);
    await page.waitForTimeout(30);
  }
  return await watching;
}

/** One line of commits, each tenth of which changes a file. */
function makeLongRepository(dir: string): void {
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', dir]);
  const parts: string[] = [];
  for (let number = 1; number <= COMMITS; number += 1) {
    const message = `Change ${number} of the long history`;
    const who = `Person ${number % 17} <p${number % 17}@example.invalid> ${1_600_000_000 + number * 300} +0000`;
    parts.push(`commit refs/heads/main\ncommitter ${who}\ndata ${message.length}\n${message}\n${number % 10 === 1 ? `M 100644 inline envs/e${number % 7}.yaml\ndata ${String(number).length + 4}\nn: ${number}\n\n` : '\n'}`);
  }
  const result = spawnSync('git', ['--git-dir', dir, 'fast-import', '--quiet'], { input: parts.join('') });
  if (result.status !== 0) throw new Error(result.stderr.toString());
}

async function addRepository(page: Page, url: string): Promise<void> {
  const answer = await page.evaluate(async (address) => {
    const { fairlead } = globalThis as unknown as { fairlead: { call: (channel: string, input: unknown) => Promise<{ ok: boolean }> } };
    return await fairlead.call('repository.add', { url: address, accountId: null });
  }, url);
  expect(answer).toMatchObject({ ok: true });
}

/** Scrolls the list frame by frame from a row on, once that row is there, and counts the frames in which a row in sight was not loaded or not there at all. */
async function scroll(page: Page, options: { readonly from: number; readonly rows: number; readonly pixelsAFrame: number }): Promise<{ frames: number; blank: number; uncovered: number; msAFrame: number }> {
  return await page.evaluate(async ({ from, rows, pixelsAFrame }) => {
    const list = document.querySelector<HTMLElement>('[role="listbox"]');
    if (list === null) throw new Error('there is no list');
    const rowHeight = 46;
    const frame = (): Promise<number> => new Promise((resolve) => { requestAnimationFrame(resolve); });
    const inSight = (): HTMLElement[] => {
      const { top, bottom } = list.getBoundingClientRect();
      return [...list.querySelectorAll<HTMLElement>('[role="option"]')].filter((row) => row.getBoundingClientRect().bottom > top && row.getBoundingClientRect().top < bottom);
    };
    list.scrollTop = from * rowHeight;
    for (let tries = 0; tries < 600; tries += 1) {
      await frame();
      const rowsHere = inSight();
      if (rowsHere.length > 0 && rowsHere.every((row) => row.dataset['loaded'] === 'true')) break;
    }
    const needed = Math.floor(list.clientHeight / rowHeight);
    const seen = { frames: 0, blank: 0, uncovered: 0 };
    const begin = performance.now();
    while (list.scrollTop < (from + rows) * rowHeight) {
      list.scrollTop += pixelsAFrame;
      // The next frame draws what was scrolled to; it is judged after that.
      await frame();
      await frame();
      const rowsHere = inSight();
      seen.frames += 1;
      if (rowsHere.some((row) => row.dataset['loaded'] !== 'true')) seen.blank += 1;
      if (rowsHere.length < needed) seen.uncovered += 1;
    }
    return { ...seen, msAFrame: (performance.now() - begin) / seen.frames };
  }, options);
}
