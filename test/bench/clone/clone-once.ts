import { cloneRepository } from '../../../main/git/clone-repository.ts';

/** One full clone in a process of its own, which then tells its peak memory in bytes. */
const [url = '', dir = ''] = process.argv.slice(2);
await cloneRepository({ dir, depth: null, remote: { url } });
process.send?.(process.resourceUsage().maxRSS * 1024, () => process.exit(0));
