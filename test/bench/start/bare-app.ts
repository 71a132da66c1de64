import fs from 'node:fs';
import path from 'node:path';

/** Writes the least Electron app that shows a line of text in a sandboxed window; answers its folder. */
export function writeBareApp(work: string): string {
  const folder = path.join(work, 'bare');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'package.json'), '{"name":"bare","version":"0.0.0","type":"module","main":"index.js"}');
  fs.writeFileSync(path.join(folder, 'index.html'), '<!doctype html><title>Bare</title><p>Bare</p><script src="usable.js"></script>');
  fs.writeFileSync(path.join(folder, 'usable.js'), "performance.mark('usable');");
  fs.writeFileSync(path.join(folder, 'index.js'), [
    "import { app, BrowserWindow } from 'electron';",
    "app.whenReady().then(() => new BrowserWindow({ webPreferences: { sandbox: true } }).loadFile('index.html'));",
    "process.on('SIGTERM', () => app.quit());",
  ].join('\n'));
  return folder;
}
