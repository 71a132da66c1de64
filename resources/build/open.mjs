import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { develop } from './develop.mjs';
import { electronFlags } from './electron-flags.mjs';
import { isBuilt } from './freshness.mjs';
import { run, timed } from './run-child.mjs';
import { resolveRuntime } from './runtime.mjs';

// The second half of `npm start`, on the modern Node: everything else passes through to the app.
const { values, tokens } = parseArgs({ options: { dev: { type: 'boolean' } }, strict: false, tokens: true, allowPositionals: true });
const passed = process.argv.slice(2).filter((_, index) => !tokens.some((token) => token.index === index && token.kind === 'option' && token.name === 'dev'));
const runtime = await resolveRuntime();
process.exitCode = values.dev ? await develop(runtime, passed) : await open();

async function open() {
  if (!isBuilt()) await timed('build', build);
  return run(runtime.executable, [...electronFlags(), '.', ...passed], { env: { ...process.env, ...runtime.env } });
}
