import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { start } from '../harness/git-server.ts';
import { gitIn } from './box-repository.ts';
import { keepScreen } from './journey-screens.ts';
import { executable, expect, test } from './launch.ts';

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
    const [, subject] = gitIn(dir, 'log', '-1', `--skip=${MIDDLE + 1010}`, '--format=%H %s', 'main').trim().split(/(?<=^\S+) /);
    await expect(commits.getByText(subject ?? '', { exact: true })).toBeVisible();
  } finally {
    await server.close();
    fs.rmSync(root, { recursive: true, force: true, maxRetries: 5 });
  }
});

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
