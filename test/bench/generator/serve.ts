import { start } from '../../harness/git-server.ts';

/** A server process of its own, as the forge is on another machine: `node serve.ts ROOT` prints its address and serves until its input ends. */
const [root = '.'] = process.argv.slice(2);
const server = await start({ root, push: true, config: { 'gc.auto': '0', 'receive.autogc': 'false' } });
process.on('message', () => process.send?.(server.bytes));
process.on('disconnect', () => process.exit(0));
process.send?.(server.url);
