import fs from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';

const folder = path.resolve(import.meta.dirname, '../../test-results/screenshots');

/** Leaves a screenshot of a step where a person looks for it, whatever became of the test. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  fs.mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Counts the clicks of a journey; typing is not counted. */
export class ClickCounter {
  clicks = 0;

  /** Clicks and counts. */
  async click(target: { click(): Promise<void> }): Promise<void> {
    this.clicks += 1;
    await target.click();
  }
}
