import path from 'node:path';
import { BrowserWindow, nativeTheme, screen } from 'electron';
import { appOrigin } from './bundled-file.ts';
import { writeJsonFile } from './json-file.ts';
import { backgroundColor } from './theme.ts';
import { readWindowState, visibleBounds, type WindowState, windowSize } from './window-state.ts';

/** What a window needs to know of its surroundings. */
export interface WindowOptions {
  /** The file that remembers place, size and theme. */
  readonly stateFile: string;
  /** The origin that serves the page while developing; undefined when it ships with the app. */
  readonly developmentServer: string | undefined;
}

/** The app's window and what is remembered about it. */
export interface MainWindow {
  readonly browserWindow: BrowserWindow;
  /** Remembers the theme, so that the next start is painted in it from the first moment. */
  rememberTheme(theme: string): void;
}

/** Opens the window where it was left, shown when its page has drawn itself. */
export function openWindow({ stateFile, developmentServer }: WindowOptions): MainWindow {
  const state = readWindowState(stateFile);
  const browserWindow = new BrowserWindow({
    ...windowSize,
    ...visibleBounds(state.bounds, screen.getAllDisplays().map((display) => display.workArea)),
    show: false,
    title: 'Fairlead',
    // Elsewhere the icon comes from the package.
    ...(process.platform === 'linux' ? { icon: path.join(import.meta.dirname, '../icon.png') } : {}),
    backgroundColor: backgroundColor(state.theme),
    webPreferences: {
      preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  });
  if (state.maximized) browserWindow.maximize();
  browserWindow.once('ready-to-show', () => browserWindow.show());
  nativeTheme.on('updated', () => {
    if (!browserWindow.isDestroyed()) browserWindow.setBackgroundColor(backgroundColor(state.theme));
  });
  // A page that cannot be loaded is shown nevertheless: an empty window tells more than none.
  browserWindow.loadURL(developmentServer ?? `${appOrigin}/`).catch(() => browserWindow.show());
  return { browserWindow, rememberTheme: rememberState(browserWindow, stateFile, state) };
}

/** Saves place and size shortly after they changed and when the window closes; answers what saves a theme. */
function rememberState(window: BrowserWindow, file: string, initial: WindowState): (theme: string) => void {
  let { theme } = initial;
  let timer: NodeJS.Timeout | undefined;
  const save = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed()) return;
    const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized(), theme };
    // Losing the place of the window is no reason to bother anyone.
    writeJsonFile(file, state).catch(() => undefined);
  };
  const saveSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  };
  window.on('resize', saveSoon).on('move', saveSoon).on('maximize', saveSoon).on('unmaximize', saveSoon).on('close', save);
  return (next) => {
    if (next === theme) return;
    theme = next;
    saveSoon();
  };
}
