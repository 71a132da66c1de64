import fc from 'fast-check';

/** Property tests draw the same examples on every run, so that a failure is the change's own; another `FUZZ_SEED` draws others. */
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_123) });
