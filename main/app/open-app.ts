import path from 'node:path';
import { app, type BrowserWindow } from 'electron';
import type { AppEvent } from '../../shared/contract/events.ts';
import { serveApp } from './app-protocol.ts';
import { lockDown } from './lock-down.ts';
import { openLog } from './log.ts';
import { setMenu } from './menu.ts';
import { callEngine, type Services, startServices } from './services.ts';
import { applyTheme } from './theme.ts';
import { answerWindow } from './window-calls.ts';
import { type MainWindow, openWindow } from './window.ts';
import { readWindowState } from './window-state.ts';

const stopGraceMs = 4_000;
/** For so long a quit that a window holds up is remembered. */
const quitHeldMs = 10_000;

/** Puts the app together once Electron is ready: one window, the engine behind it, and what connects them. */
export function openApp(): void {
  const developmentServer = app.isPackaged ? undefined : process.env['FAIRLEAD_DEV_SERVER'];
  const dataDir = path.join(app.getPath('userData'), 'data');
  const stateFile = path.join(app.getPath('userData'), 'window.json');
  const log = openLog(path.join(dataDir, 'logs', 'app.log'), !app.isPackaged);
  lockDown(developmentServer);
  serveApp(path.join(import.meta.dirname, '../renderer'));
  applyTheme(readWindowState(stateFile).theme);
  // Open before any process has had the time to say something.
  let window: MainWindow;
  const tell = (event: AppEvent): void => {
    if (!window.browserWindow.isDestroyed()) window.browserWindow.webContents.send('fairlead:event', event);
  };
  // The engine before the page: the first screen waits for its answers.
  const services = startServices(dataDir, (event) => {
    tell(event);
    const settled = event.type === 'settings' || (event.type === 'engine' && event.state === 'ready');
    if (settled) followTheme(services, (theme) => window.rememberTheme(theme)).catch((error: unknown) => log(`the theme is not known: ${String(error)}`));
  }, log);
  const open = (): MainWindow => {
    const opened = openWindow({ stateFile, developmentServer });
    watchPage(opened.browserWindow, log);
    return opened;
  };
  window = open();
  answerWindow({
    developmentServer,
    engine: (channel, input) => services.engine.call(channel, input),
    own: async (channel, input) => (await import('./own-channels.ts')).answerOwnChannel(channel, input, { demo: services.demo, log }),
  });
  setMenu((command) => tell({ type: 'menu', command }));
  if (process.argv.includes('--demo')) openDemo(services, window.browserWindow, log);
  else void services.demo.resume();

  app.on('second-instance', (_, argv) => {
    if (window.browserWindow.isDestroyed()) window = open();
    bringForward(window.browserWindow);
    if (argv.includes('--demo')) openDemo(services, window.browserWindow, log);
  });
  app.on('activate', () => {
    if (window.browserWindow.isDestroyed()) window = open();
  });
  let quitAskedMs = -Infinity;
  app.on('before-quit', () => {
    quitAskedMs = performance.now();
  });
  app.on('window-all-closed', () => {
    // A window that is still saving holds up a quit, and closes a moment later.
    if (process.platform !== 'darwin' || performance.now() - quitAskedMs < quitHeldMs) app.quit();
  });
  stopBeforeQuit(services);
}

/** Reads the theme from the settings, applies and remembers it. */
async function followTheme({ engine }: Services, remember: (theme: string) => void): Promise<void> {
  const { theme } = await callEngine(engine, 'settings.get', {});
  applyTheme(theme);
  remember(theme);
}

/** Starts the demo while the page still loads; the page then asks for it as if its button had been pressed, and shows it. */
function openDemo({ demo }: Services, window: BrowserWindow, log: (line: string) => void): void {
  demo.start().catch((error: unknown) => log(`the demo could not be started: ${String(error)}`));
  const show = (): void => window.webContents.send('fairlead:event', { type: 'menu', command: 'start-demo' } satisfies AppEvent);
  if (window.webContents.isLoading()) window.webContents.once('did-finish-load', show);
  else show();
}

function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** A page whose process died is loaded again; the drafts are with the engine. */
function watchPage(window: BrowserWindow, log: (line: string) => void): void {
  window.webContents.on('render-process-gone', (_, { reason }) => {
    log(`the window's process is gone: ${reason}`);
    if (reason !== 'clean-exit' && !window.isDestroyed()) setTimeout(() => window.isDestroyed() || window.webContents.reload(), 500);
  });
  window.webContents.on('preload-error', (_, file, error) => log(`preload ${path.basename(file)}: ${error.stack}`));
}

/** Lets the engine finish what it is writing before the app ends. */
function stopBeforeQuit({ engine, demo }: Services): void {
  // Chromium's own answer to a signal leaves no time for that, and aborts.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
  let state: 'running' | 'stopping' | 'stopped' = 'running';
  app.on('will-quit', (event) => {
    if (state === 'stopped') return;
    event.preventDefault();
    if (state === 'stopping') return;
    state = 'stopping';
    demo.stop();
    engine.stop(stopGraceMs).finally(() => {
      state = 'stopped';
      app.quit();
    }).catch(() => undefined);
  });
}
