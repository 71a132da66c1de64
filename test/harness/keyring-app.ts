import path from 'node:path';
import { app } from 'electron';
import { systemKeyring } from '../../main/app/secrets/keyring.ts';
import { openTokenStore } from '../../main/app/secrets/token-store.ts';

// An Electron app that does nothing but hold the real token store, for a test to reach into.
Object.assign(globalThis, { tokens: openTokenStore(path.join(app.getPath('userData'), 'secrets.json'), systemKeyring()) });
