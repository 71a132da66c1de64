import { build } from './build.mjs';
import { develop } from './develop.mjs';
import { startDisplay } from './display.mjs';
import { electronFlags } from './electron-flags.mjs';
import { isBuilt } from './freshness.mjs';
import { run, say, timed } from './run-child.mjs';
import { resolveRuntime } from './runtime.mjs';
import { hasDisplay } from './setup.mjs';

// The second half of `npm start`, on the modern Node: everything else passes through to the app.
const args = process.argv.slice(2);
const passed = args.filter((arg) => arg !== '--dev');
const runtime = await resolveRuntime();
if (!hasDisplay()) await openVirtualDisplay();
process.exitCode = args.includes('--dev') ? await develop(runtime, passed) : await open();

async function open() {
  if (!isBuilt()) await timed('build', build);
  return run(runtime.executable, [...electronFlags(), '.', ...passed], { env: { ...process.env, ...runtime.env } });
}

/** On a machine without a screen the app runs all the same, where tools can look at it. */
async function openVirtualDisplay() {
  const { env } = await startDisplay();
  Object.assign(process.env, env);
  say(`there is no display here: the window opens on a virtual one (DISPLAY=${env.DISPLAY})`);
}
