import { ensureInstalled } from './install.mjs';
import { runNode } from './run-child.mjs';
import { prepareSystem } from './setup.mjs';

// `npm start`: on a fresh clone this file may import nothing but Node and its neighbours that do the same.
await ensureInstalled();
await prepareSystem(['window', 'display']);
process.exitCode = await runNode(['resources/build/open.mjs', ...process.argv.slice(2)]);
