import { app } from 'electron';
import { declareAppScheme } from './app-protocol.ts';
import { openApp } from './open-app.ts';

// Root on Linux has no sandbox to enable: doing it nevertheless makes every child crash.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
declareAppScheme();
if (app.requestSingleInstanceLock()) {
  // Not awaited at the top level: Electron would hold `ready` back until this module has settled.
  app.whenReady().then(openApp).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    app.exit(1);
  });
} else {
  app.quit();
}
