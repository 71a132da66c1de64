import type { Page } from '@playwright/test';

/** How long the panel *History of this value* took from being asked for to the newest versions on the screen, the last time. */
export async function msUntilShown(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const last = (name: string): number => performance.getEntriesByName(name).at(-1)?.startTime ?? NaN;
    return last('field-history-shown') - last('field-history-asked');
  });
}
