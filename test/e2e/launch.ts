import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page, test as base } from '@playwright/test';

const root = path.resolve(import.meta.dirname, '../..');

/** The packaged app to drive instead of the sources, when the installed one is under test. */
export const executable = process.env['FAIRLEAD_EXECUTABLE'];

/** The user that the packaged app runs as when these tests are root's; its data must be its own. */
const runAs = process.env['FAIRLEAD_RUN_AS'];

const isRoot = process.getuid?.() === 0 && runAs === undefined;

/** Chromium's flags for a machine with a virtual display and no GPU. */
const linuxFlags = process.platform === 'linux'
  ? [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', '--in-process-gpu', '--disable-dev-shm-usage', '--log-level=3']
  : [];

/** How to launch; what is left out is as for a first start. */
export interface LaunchOptions {
  /** A user data folder to go on with; a new one is made otherwise, and is the caller's to remove. */
  readonly userData?: string;
  /** Arguments for the app, such as `--demo`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A running app and the folder it keeps its data in. */
export interface Launched {
  readonly app: ElectronApplication;
  readonly userData: string;
}

/**
 * Starts the real app. From sources Playwright's own loader holds `ready` back until it is attached; a packaged app has
 * no such loader and now and then starts too early for it, so it is given a short limit and further tries.
 */
export async function launch(options: LaunchOptions = {}): Promise<Launched> {
  const userData = options.userData ?? fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-e2e-'));
  if (runAs !== undefined) fs.chownSync(userData, Number(runAs), Number(runAs));
  const flags = [...linuxFlags, '--password-store=basic', `--user-data-dir=${userData}`];
  for (let attempt = 1; ; attempt += 1) {
    try {
      const app = await _electron.launch({
        ...(executable ? { executablePath: executable, timeout: 15_000 } : { timeout: 60_000 }),
        // Playwright turns the sandbox off on Linux unless told not to.
        chromiumSandbox: !isRoot,
        args: [...flags, ...(executable ? [] : [root]), ...(options.args ?? [])],
        env: { ...(process.env as Record<string, string>), ...options.env },
      });
      return { app, userData };
    } catch (error) {
      if (!executable || attempt === 4) throw error;
    }
  }
}

/** Waits until the first screen can be used, and answers its page. */
export async function usablePage(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow();
  await page.waitForSelector('html[data-usable]', { state: 'attached', timeout: 60_000 });
  return page;
}

/** Removes a user data folder that no app uses any more. */
export function removeUserData(userData: string): void {
  fs.rmSync(userData, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

/** A test with an app of its own, started afresh, and its page; a failed one leaves a trace. */
export const test = base.extend<{ launched: Launched; page: Page }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's shape
  launched: async ({}, provide, info) => {
    const launched = await launch();
    const { tracing } = launched.app.context();
    await tracing.start({ screenshots: true, snapshots: true });
    await provide(launched);
    const failed = info.status !== info.expectedStatus;
    await tracing.stop(failed ? { path: info.outputPath('trace.zip') } : {}).catch(() => undefined);
    await launched.app.close();
    removeUserData(launched.userData);
  },
  page: async ({ launched }, provide) => {
    await provide(await usablePage(launched.app));
  },
});

export { expect } from '@playwright/test';
