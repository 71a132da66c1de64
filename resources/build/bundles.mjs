import fs from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { root } from './places.mjs';

const external = [/^node:/, ...builtinModules, 'electron', 'better-sqlite3', 'gitlab-ci-local'];

/**
 * Rolldown's options for everything that runs on Node: main, engine, box and workers as ES modules side by side in
 * `<out>/main`, and the preload as CommonJS, which a sandboxed window demands.
 */
export function nodeBundles(out, development) {
  // Each program is bundled by itself, so that it starts from one file instead of a score of chunks shared with the others.
  // Flat, chunks too: `new URL('./x.worker.js', import.meta.url)` then finds its file from any of them.
  const programs = Object.entries(nodeEntries()).map(([name, file]) => nodeProgram({ [name]: file }, path.join(out, 'main'), development));
  const output = { dir: path.join(out, 'preload'), format: 'cjs', entryFileNames: '[name].cjs', sourcemap: true, minify: !development };
  return [...programs, { ...sharedOptions(development), input: { preload: 'main/preload/index.ts' }, output }];
}

/** Rolldown's options for one program on Node, named by its key in `input`, that is written to `dir`. */
export function nodeProgram(input, dir, development) {
  return {
    ...sharedOptions(development),
    input,
    // What a lazy chunk shares with its program stays in the program's own file.
    preserveEntrySignatures: false,
    output: { sourcemap: true, minify: !development, dir, format: 'es', chunkFileNames: `${Object.keys(input)[0]}-[name]-[hash].js` },
  };
}

function sharedOptions(development) {
  return {
    cwd: root,
    external,
    platform: 'node',
    transform: { target: 'node20.18', define: { 'process.env.NODE_ENV': JSON.stringify(development ? 'development' : 'production') } },
  };
}

/** Entry files by the name they get in `out/main`: fixed ones, and every `*.worker.ts` under `main/`. */
function nodeEntries() {
  const entries = { index: 'main/app/index.ts', engine: 'main/engine/index.ts', box: 'main/box/index.ts' };
  for (const file of fs.readdirSync(path.join(root, 'main'), { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.worker.ts')) entries[path.basename(file, '.ts')] = `main/${file.replaceAll(path.sep, '/')}`;
  }
  return Object.fromEntries(Object.entries(entries).filter(([, file]) => fs.existsSync(path.join(root, file))));
}
