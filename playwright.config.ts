import { defineConfig } from '@playwright/test';
import { resolveRuntime } from './resources/build/runtime.mjs';

// Loaded in every worker: `require('electron')` inside Playwright then answers this runtime without a download.
if (!process.env.FAIRLEAD_EXECUTABLE) Object.assign(process.env, (await resolveRuntime()).env);

export default defineConfig({
  testDir: 'test/e2e',
  // What drives an installed package belongs to `npm run package -- --install-test`.
  ...(process.env.FAIRLEAD_EXECUTABLE ? {} : { testIgnore: 'installed.spec.ts' }),
  workers: 1,
  fullyParallel: false,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  retries: 0,
  reporter: [['list'], ['json', { outputFile: process.env.FAIRLEAD_E2E_REPORT ?? 'test-results/e2e.json' }]],
  outputDir: process.env.FAIRLEAD_E2E_OUTPUT ?? 'test-results/e2e',
});
