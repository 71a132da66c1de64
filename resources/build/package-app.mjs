import { linuxTargets, pack } from './pack.mjs';
import { resolveRuntime } from './runtime.mjs';

// The second half of `npm run package`: the given arguments go to electron-builder, without any the targets of this platform.
const args = process.argv.slice(2);
const { kind } = await resolveRuntime();
await pack(args.length > 0 || process.platform !== 'linux' ? args : ['--linux', ...linuxTargets(kind)]);
