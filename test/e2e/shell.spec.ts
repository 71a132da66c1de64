import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { expect, launch, removeUserData, test, usablePage } from './launch.ts';

test('the window has no Node, and its page has a bridge of two functions', async ({ page }) => {
  const seen = await page.evaluate(() => ({
    node: [typeof Reflect.get(globalThis, 'require'), typeof Reflect.get(globalThis, 'process'), typeof Reflect.get(globalThis, 'Buffer')],
    bridge: Object.keys(Reflect.get(globalThis, 'fairlead') as object).toSorted(),
  }));
  expect(seen).toEqual({ node: ['undefined', 'undefined', 'undefined'], bridge: ['call', 'on'] });
  expect(page.url()).toBe('app://bundle/');
});

test('the window is sandboxed and isolated by its preferences', async ({ launched, page }) => {
  expect(await page.title()).not.toBe('');
  const preferences = await launched.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true, webviewTag: false });
});

test('the content policy runs no inline script, no eval, and reaches no other place', async ({ page }) => {
  const attempts = await page.evaluate(async () => {
    const script = Object.assign(document.createElement('script'), { textContent: 'globalThis.planted = 1' });
    document.head.append(script);
    // Later, because what the debugger itself evaluates is exempt from the policy.
    const evaluated = await new Promise((resolve) => setTimeout(() => {
      try {
        // oxlint-disable-next-line no-new-func, no-implied-eval -- the attempt is the test
        resolve(new Function('return "ran"')());
      } catch {
        resolve('refused');
      }
    }));
    const fetched = await fetch('https://example.invalid/').then(() => 'reached', () => 'refused');
    const read = await fetch('file:///etc/passwd').then(() => 'reached', () => 'refused');
    return { inline: Reflect.get(globalThis, 'planted') ?? 'refused', evaluated, fetched, read };
  });
  expect(attempts).toEqual({ inline: 'refused', evaluated: 'refused', fetched: 'refused', read: 'refused' });
  const policy = await page.evaluate(async () => (await fetch('app://bundle/index.html')).headers.get('content-security-policy'));
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("script-src 'self' 'unsafe");
});

test('the app scheme serves nothing outside its folder', async ({ page }) => {
  const statuses = await page.evaluate(async () => {
    const ways = ['app://bundle/..%2f..%2fpackage.json', 'app://bundle/%2e%2e/main/index.js', 'app://bundle/..%5cmain%5cindex.js', 'app://bundle/%00', 'app://bundle/missing.js'];
    return Promise.all(ways.map((way) => fetch(way).then((answer) => answer.status, () => 0)));
  });
  for (const status of statuses) expect([0, 404]).toContain(status);
});

test('navigation, pop-ups and permissions are denied', async ({ page, launched }) => {
  await page.evaluate(() => {
    location.href = 'https://example.invalid/';
  });
  await page.evaluate(() => {
    const link = Object.assign(document.createElement('a'), { href: 'https://example.invalid/', target: '_blank' });
    document.body.append(link);
    link.click();
    link.remove();
  });
  expect(await page.evaluate(() => window.open('https://example.invalid/'))).toBeNull();
  expect(page.url()).toBe('app://bundle/');
  expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  const states = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[];
    return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));
  });
  expect(new Set(states)).toEqual(new Set(['denied']));
});

test('an unknown channel is refused loudly, a malformed call politely', async ({ page }) => {
  const answers = await page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'fairlead') as { call(channel: string, input: unknown): Promise<unknown> };
    const unknown = await bridge.call('account.tokens', {}).then(() => 'answered', (error: Error) => error.message);
    return { unknown, malformed: await bridge.call('app.open-external', { url: 7 }) };
  });
  expect(answers.unknown).toContain('no channel named "account.tokens"');
  expect(answers.malformed).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
});

test('only https, and http on this computer, is handed to the browser', async ({ page, launched }) => {
  await launched.app.evaluate(({ shell }) => {
    shell.openExternal = async (url) => void Object.assign(globalThis, { opened: [...((globalThis as { opened?: string[] }).opened ?? []), url] });
  });
  const outcomes = await page.evaluate(async () => {
    const bridge = Reflect.get(globalThis, 'fairlead') as { call(channel: string, input: unknown): Promise<{ ok: boolean }> };
    const urls = ['https://gitlab.example.com/x', 'http://127.0.0.1:8080/x', 'http://example.com/', 'file:///etc/passwd', 'javascript:alert(1)', 'https://user:secret@example.com/'];
    return Promise.all(urls.map(async (url) => (await bridge.call('app.open-external', { url })).ok));
  });
  expect(outcomes).toEqual([true, true, false, false, false, false]);
  expect(await launched.app.evaluate(() => (globalThis as { opened?: string[] }).opened)).toEqual(['https://gitlab.example.com/x', 'http://127.0.0.1:8080/x']);
});

test('a second start hands over to the first and ends', async ({ launched, page }) => {
  expect(page.url()).toBe('app://bundle/');
  const { file, args } = await launched.app.evaluate(({ app }) => ({ file: process.execPath, args: process.argv.slice(1), path: app.getAppPath() }));
  await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const own = args.filter((each) => !each.startsWith('--inspect') && !each.startsWith('--remote-debugging'));
  const loader = own.indexOf('-r');
  if (loader >= 0) own.splice(loader, 2);
  const second = spawn(file, own, { stdio: 'ignore' });
  const [code] = (await once(second, 'exit')) as [number];
  expect(code).toBe(0);
  await expect.poll(() => launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized())).toBe(false);
});

test('the window comes back where it was left', async () => {
  const first = await launch();
  await usablePage(first.app);
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 48, width: 1100, height: 700 }));
  await expect.poll(() => fs.existsSync(`${first.userData}/window.json`)).toBe(true);
  await first.app.close();
  const second = await launch({ userData: first.userData });
  await usablePage(second.app);
  const bounds = await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());
  expect(bounds).toMatchObject({ width: 1100, height: 700 });
  await second.app.close();
  removeUserData(first.userData);
});

test('the engine is started again when it dies, and says so', async ({ launched, page }) => {
  await page.evaluate(() => {
    const bridge = Reflect.get(globalThis, 'fairlead') as { on(listener: (event: { type: string; state?: string }) => void): void };
    const states: string[] = [];
    Object.assign(globalThis, { engineStates: states });
    bridge.on((event) => {
      if (event.type === 'engine' && event.state) states.push(event.state);
    });
  });
  const pid = await enginePid(launched.app);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'engineStates'))).toEqual(['restarting', 'ready']);
  expect(await enginePid(launched.app)).not.toBe(pid);
  const answer = await page.evaluate(() => (Reflect.get(globalThis, 'fairlead') as { call(channel: string, input: unknown): Promise<unknown> }).call('settings.get', {}));
  expect(answer).toMatchObject({ ok: true });
});

async function enginePid(app: Awaited<ReturnType<typeof launch>>['app']): Promise<number> {
  const pid = await app.evaluate((electron) => electron.app.getAppMetrics().find((metric) => metric.name === 'Fairlead engine' || metric.serviceName === 'Fairlead engine')?.pid);
  if (pid === undefined) throw new Error('there is no engine process');
  return pid;
}
