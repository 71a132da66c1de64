/**
 * The import rules of the layout, as data. A file belongs to the layer with the longest matching `folder`; it may import
 * its own folder, the folders in `may` (with all that is in them, but not what is in `not`), and the packages in
 * `packages` (`node:` stands for all of Node's own). `only` in `packageOwners` names packages that have a sole importer.
 */
export const layers = [
  { folder: 'shared/errors', may: [] },
  { folder: 'shared/model', may: ['shared/errors', 'shared/edit/types.ts'], packages: ['zod'] },
  { folder: 'shared/contract', may: ['shared/model', 'shared/errors'], packages: ['zod'] },
  { folder: 'shared/edit', may: ['shared/model', 'shared/errors'] },
  { folder: 'shared/edit/yaml', ...adapter('yaml'), packages: ['yaml'] },
  { folder: 'shared/edit/hcl', ...adapter('hcl') },
  { folder: 'shared/edit/json', ...adapter('json'), packages: ['jsonc-parser'] },
  { folder: 'shared/edit/toml', ...adapter('toml'), packages: ['smol-toml', 'toml-eslint-parser'] },
  { folder: 'shared/edit/plain', ...adapter('plain') },
  { folder: 'shared/forms', may: ['shared/edit', 'shared/model', 'shared/errors'], packages: ['ajv', 'ajv-formats'] },
  { folder: 'shared/recipes', may: ['shared/edit', 'shared/forms', 'shared/model', 'shared/errors'], packages: ['yaml'] },
  { folder: 'shared/diff', may: ['shared/edit', 'shared/forms', 'shared/model', 'shared/errors'], packages: ['diff'] },

  { folder: 'main/app', may: ['main/engine-protocol', 'shared'], packages: ['electron', 'node:', 'zod'] },
  { folder: 'main/preload', may: ['shared/contract'], packages: ['electron'] },
  { folder: 'main/engine-protocol', may: ['shared/contract', 'shared/model', 'shared/errors'] },
  {
    folder: 'main/engine',
    may: ['main/engine-protocol', 'main/handlers', 'main/use-cases', 'main/git', 'main/history', 'main/store', 'main/forge', 'main/observe', 'shared'],
    packages: ['node:', 'zod'],
  },
  { folder: 'main/handlers', may: ['main/use-cases', 'shared'], packages: ['node:'] },
  { folder: 'main/use-cases', may: ['main/git', 'main/history', 'main/store', 'main/forge', 'main/observe', 'shared'], packages: ['node:'] },
  { folder: 'main/git', may: ['shared'], packages: ['node:', 'undici'] },
  { folder: 'main/history', may: ['main/git', 'main/store', 'shared'], packages: ['node:'] },
  { folder: 'main/store', may: ['shared'], packages: ['node:', 'better-sqlite3', 'zod'] },
  { folder: 'main/forge', may: ['shared'], packages: ['node:', 'undici', 'zod'] },
  { folder: 'main/observe', may: ['main/forge', 'shared'], packages: ['node:', 'zod'] },
  { folder: 'main/cli', may: ['main/engine', 'main/engine-protocol', 'shared'], packages: ['node:'] },
  { folder: 'main/box', may: ['shared'], packages: ['node:', 'gitlab-ci-local', 'yaml', 'zod'] },

  { folder: 'renderer/app', may: ['renderer', 'shared'], packages: '*' },
  { folder: 'renderer/features', may: ['renderer/forms', 'renderer/ipc', 'renderer/stores', 'renderer/ui', 'shared'], packages: '*', apart: true },
  { folder: 'renderer/forms', may: ['renderer/ui', 'shared'], packages: '*' },
  { folder: 'renderer/stores', may: ['renderer/ipc', 'shared'], packages: ['zustand', 'react'] },
  { folder: 'renderer/ipc', may: ['shared'], packages: [] },
  { folder: 'renderer/ui', may: ['shared/model', 'shared/errors', 'shared/diff'], packages: '*' },

  { folder: 'resources/build', may: ['test/bench/start'], packages: '*' },
  { folder: 'test', may: ['main', 'renderer', 'shared', 'resources', 'vite.config.ts'], packages: '*' },
];

/** Packages that one place alone may import (tests aside), so that their errors are translated at one edge. */
export const packageOwners = {
  electron: ['main/app', 'main/preload'],
  'better-sqlite3': ['main/store'],
  undici: ['main/git', 'main/forge'],
  'node:http': ['main/git', 'main/forge', 'main/box'],
  'node:https': ['main/git', 'main/forge', 'main/box'],
};

/** The name by which the window reaches the other processes, and the only folder that may say it. */
export const bridge = { name: 'fairlead', owner: 'renderer/ipc' };

function adapter(own) {
  const others = ['yaml', 'hcl', 'json', 'toml', 'plain'].filter((name) => name !== own);
  return { may: ['shared/edit', 'shared/model', 'shared/errors'], not: others.map((name) => `shared/edit/${name}`) };
}
