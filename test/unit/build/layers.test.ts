import { expect, test } from 'vitest';
import { breaches } from '../../../resources/build/layer-rules.mjs';

test('an import along the layers passes', () => {
  expect(breaches('main/use-cases/open-request.ts', "import { push } from '../git/push.ts';\nimport path from 'node:path';")).toEqual([]);
  expect(breaches('renderer/features/edit/form.tsx', "import { Field } from '../../forms/field.tsx';\nimport React from 'react';")).toEqual([]);
});

test.for([
  ['shared may not know Node', 'shared/edit/plan.ts', "import fs from 'node:fs';", 'may not import the package node:fs'],
  ['a type counts as an import', 'main/git/push.ts', "import type { Row } from '../store/tables/drafts.ts';", 'main/git may not import main/store'],
  ['a re-export counts', 'main/store/index.ts', "export { log } from '../history/log.ts';", 'main/store may not import main/history'],
  ['a dynamic import counts', 'main/use-cases/clone.ts', "await import('../handlers/repository.ts');", 'main/use-cases may not import main/handlers'],
  ['a package has one importer', 'main/use-cases/clone.ts', "import Database from 'better-sqlite3';", 'only main/store may import better-sqlite3'],
  ['the engine knows no Electron', 'main/engine/index.ts', "import { app } from 'electron';", 'only main/app and main/preload may import electron'],
  ['features stay apart', 'renderer/features/edit/form.tsx', "import { Tree } from '../browse/tree.tsx';", 'a part of renderer/features may not import another'],
  ['adapters stay apart', 'shared/edit/yaml/read.ts', "import { read } from '../json/read.ts';", 'shared/edit/yaml may not import ../json/read.ts'],
  ['the bridge has one user', 'renderer/stores/drafts-store.ts', "window.fairlead.call('draft.list', {});", 'which only renderer/ipc may'],
  ['a new folder must be named in the table', 'main/misc/thing.ts', '', 'no layer names this folder'],
])('a wrong import is caught: %s', ([, file = '', text = '', reason = '']) => {
  expect(breaches(file, text).join('\n')).toContain(reason);
});
