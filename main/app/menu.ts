import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '../../shared/contract/menu-commands.ts';

type Item = MenuItemConstructorOptions;
type Send = (command: MenuCommand) => void;

/** Sets the application menu; each entry of its own is sent to the window as a command. */
export function setMenu(send: Send): void {
  const mac = process.platform === 'darwin';
  Menu.setApplicationMenu(Menu.buildFromTemplate([
    ...(mac ? [appMenu(send)] : []),
    fileMenu(send, mac),
    editMenu(send),
    viewMenu(send),
    goMenu(send),
    draftMenu(send),
    { role: 'windowMenu' },
    { role: 'help', label: 'Help', submenu: [command(send, ['Keyboard Shortcuts', 'shortcuts', 'CmdOrCtrl+/']), command(send, ['About Fairlead', 'about'])] },
  ]));
}

/** An entry `[label, command, shortcut?]`. */
function command(send: Send, [label, name, accelerator]: readonly [string, MenuCommand, string?]): Item {
  return { id: name, label, click: () => send(name), ...(accelerator ? { accelerator } : {}) };
}

/** Shows the shortcut and leaves the key to the window: what it means depends on where the caret is. */
function shownOnly(item: Item): Item {
  return { ...item, registerAccelerator: false };
}

function appMenu(send: Send): Item {
  return {
    label: app.name,
    submenu: [
      command(send, ['About Fairlead', 'about']), { type: 'separator' }, command(send, ['Settings…', 'settings', 'Cmd+,']), { type: 'separator' },
      { role: 'services' }, { type: 'separator' }, { role: 'hide' }, { role: 'hideOthers' }, { role: 'unhide' }, { type: 'separator' }, { role: 'quit' },
    ],
  };
}

function fileMenu(send: Send, mac: boolean): Item {
  const last: Item[] = mac ? [{ role: 'close' }] : [command(send, ['Settings…', 'settings', 'Ctrl+,']), { type: 'separator' }, { role: 'quit' }];
  return {
    label: 'File',
    submenu: [
      command(send, ['Add Repository…', 'add-repository', 'CmdOrCtrl+O']), command(send, ['Open the Demo', 'start-demo']), { type: 'separator' },
      command(send, ['Fetch Now', 'fetch', 'CmdOrCtrl+Shift+F']), { type: 'separator' }, ...last,
    ],
  };
}

function editMenu(send: Send): Item {
  return {
    label: 'Edit',
    submenu: [
      shownOnly(command(send, ['Undo', 'undo', 'CmdOrCtrl+Z'])), shownOnly(command(send, ['Redo', 'redo', 'CmdOrCtrl+Shift+Z'])), { type: 'separator' },
      { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }, { type: 'separator' }, shownOnly(command(send, ['Find', 'find', 'CmdOrCtrl+F'])),
    ],
  };
}

function viewMenu(send: Send): Item {
  const developer: Item[] = app.isPackaged ? [] : [{ type: 'separator' }, { role: 'toggleDevTools' }];
  return {
    label: 'View',
    submenu: [
      command(send, ['Command Palette…', 'palette', 'CmdOrCtrl+K']), command(send, ['Go to File…', 'quick-open', 'CmdOrCtrl+P']), { type: 'separator' },
      { role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }, { type: 'separator' }, { role: 'togglefullscreen' }, ...developer,
    ],
  };
}

function goMenu(send: Send): Item {
  return {
    label: 'Go',
    submenu: [
      command(send, ['Back', 'go-back', process.platform === 'darwin' ? 'Cmd+[' : 'Alt+Left']),
      command(send, ['Forward', 'go-forward', process.platform === 'darwin' ? 'Cmd+]' : 'Alt+Right']), { type: 'separator' },
      command(send, ['Repositories', 'show-repositories', 'CmdOrCtrl+1']), command(send, ['Files', 'show-files', 'CmdOrCtrl+2']),
      command(send, ['Drafts', 'show-drafts', 'CmdOrCtrl+3']), command(send, ['Merge Requests', 'show-requests', 'CmdOrCtrl+4']),
    ],
  };
}

function draftMenu(send: Send): Item {
  return {
    label: 'Draft',
    submenu: [command(send, ['New Draft', 'new-draft', 'CmdOrCtrl+Shift+N']), command(send, ['Review Changes', 'review', 'CmdOrCtrl+Shift+R'])],
  };
}
