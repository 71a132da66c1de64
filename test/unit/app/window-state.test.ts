import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeJsonFile } from '../../../main/app/json-file.ts';
import { readWindowState, visibleBounds } from '../../../main/app/window-state.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fairlead-state-'));
const file = path.join(folder, 'deep', 'window.json');
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

test('a state comes back as it was written, in a file for this user alone', async () => {
  const state = { bounds: { x: 10, y: 20, width: 1000, height: 700 }, maximized: true, theme: 'dark' };
  await writeJsonFile(file, state);
  expect(readWindowState(file)).toEqual(state);
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(path.dirname(file))).toEqual(['window.json']);
});

test('a missing or broken state is a first start', () => {
  expect(readWindowState(file)).toEqual({ bounds: undefined, maximized: false, theme: 'system' });
  fs.mkdirSync(path.dirname(file), { recursive: true });
  for (const text of ['', '[]', 'null', '{"bounds":{"x":"1"},"maximized":"yes","theme":3}']) {
    fs.writeFileSync(file, text);
    expect(readWindowState(file), text).toEqual({ bounds: undefined, maximized: false, theme: 'system' });
  }
});

test('a window that was on a display which is gone opens where it can be seen', () => {
  const display = { x: 0, y: 0, width: 1920, height: 1080 };
  const inside = { x: 100, y: 100, width: 1000, height: 700 };
  expect(visibleBounds(inside, [display])).toBe(inside);
  expect(visibleBounds({ ...inside, x: 2500 }, [display])).toBeUndefined();
  expect(visibleBounds({ ...inside, y: -300 }, [display])).toBeUndefined();
  expect(visibleBounds({ ...inside, x: 2500 }, [display, { ...display, x: 1920 }])).toBeDefined();
});
