import { ensureInstalled } from './install.mjs';
import { runNode } from './run-child.mjs';
import { prepareSystem } from './setup.mjs';

// `npm run package [-- --install-test | electron-builder's arguments]`; see package-app.mjs.
const args = process.argv.slice(2);
await ensureInstalled();
await prepareSystem(args.includes('--install-test') ? ['window', 'display', 'package', 'test'] : ['window', 'package']);
process.exitCode = await runNode([args.includes('--install-test') ? 'resources/build/install-test.mjs' : 'resources/build/package-app.mjs', ...args.filter((arg) => arg !== '--install-test')]);
