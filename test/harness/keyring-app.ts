import path from 'node:path';
import { app } from 'electron';
import { systemKeyring } from '../../main/app/secrets/keyring.ts';
import { openTokenStore } from '../../main/app/secrets/token-store.ts';

// Playwright's loader has asked for the basic store by now; the last word counts.
app.commandLine.appendSwitch('password-store', process.env['FAIRLEAD_PASSWORD_STORE'] ?? 'basic');

// An Electron app that does nothing but hold the real token store, for a test to reach into.
Object.assign(globalThis, { tokens: openTokenStore(path.join(app.getPath('userData'), 'secrets.json'), systemKeyring()) });
