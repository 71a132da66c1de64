import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,integration,contract,migrations,regression}/**/*.test.{ts,tsx}'],
    setupFiles: ['test/harness/fuzz-seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: { provider: 'v8', include: ['{main,shared,renderer}/**/*.{ts,tsx}'], reporter: ['text-summary', 'lcov'] },
  },
});
