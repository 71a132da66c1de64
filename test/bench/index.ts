import fs from 'node:fs';
import path from 'node:path';

/** A measurement: prints its figures, and throws or sets the exit code when a bound is missed. */
interface Bench {
  run(args: readonly string[]): Promise<void>;
}

const [name, ...args] = process.argv.slice(2);
const names = fs.readdirSync(import.meta.dirname).filter((entry) => fs.existsSync(path.join(import.meta.dirname, entry, 'index.ts')));
if (name === undefined || !names.includes(name)) {
  console.error(`usage: npm run bench -- NAME [arguments]\nNAME is one of: ${names.join(', ')}`);
  process.exit(2);
}
const bench = (await import(path.join(import.meta.dirname, name, 'index.ts'))) as Bench;
await bench.run(args);
