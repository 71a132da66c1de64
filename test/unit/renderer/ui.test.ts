import { expect, test } from 'vitest';
import { amountDone, bytes, counted } from '../../../renderer/ui/format-amount.ts';
import { duration, timeAgo } from '../../../renderer/ui/format-time.ts';
import { matchesShortcut, shortcutKeys } from '../../../renderer/ui/shortcut.ts';

const now = Date.UTC(2026, 10, 23, 12);
const minute = 60_000;

test('says how long ago a moment was in few words', () => {
  const said = (ageMs: number): string => timeAgo(now - ageMs, now);
  expect([said(0), said(59_000), said(2 * minute), said(3 * 60 * minute), said(30 * 60 * minute), said(5 * 1440 * minute)])
    .toEqual(['just now', 'just now', '2 min ago', '3 h ago', 'yesterday', '5 days ago']);
  expect(said(40 * 1440 * minute)).toMatch(/2026/);
  expect(timeAgo(now + 5 * minute, now)).toBe('in 5 min');
  expect(timeAgo(now + 20_000, now)).toBe('just now');
});

test('says durations and amounts with their units', () => {
  expect([duration(8.4), duration(125), duration(4_320)]).toEqual(['8 s', '2 min 5 s', '1 h 12 min']);
  expect([bytes(812), bytes(4_100), bytes(23_400_000), bytes(999_600)]).toEqual(['812 B', '4.1 kB', '23 MB', '1.0 MB']);
  expect([counted(1, 'file'), counted(1_200, 'file'), counted(2, 'repository', 'repositories')]).toEqual(['1 file', '1,200 files', '2 repositories']);
  expect([amountDone(1_204, 8_000, 'objects'), amountDone(3_100_000, null, 'bytes')]).toEqual(['1,204 of 8,000 objects', '3.1 MB']);
});

const pressed = (key: string, modifiers: { readonly ctrlKey?: boolean; readonly metaKey?: boolean; readonly shiftKey?: boolean; readonly altKey?: boolean } = {}) => ({
  key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...modifiers,
});

test('takes Control on most systems and Command on macOS', () => {
  expect(matchesShortcut('Mod+K', pressed('k', { ctrlKey: true }), false)).toBe(true);
  expect(matchesShortcut('Mod+K', pressed('k', { metaKey: true }), false)).toBe(false);
  expect(matchesShortcut('Mod+K', pressed('k', { metaKey: true }), true)).toBe(true);
  expect(matchesShortcut('Mod+K', pressed('k', { ctrlKey: true }), true)).toBe(false);
});

test('tells a shortcut from the same key with further modifiers', () => {
  expect(matchesShortcut('Mod+F', pressed('F', { ctrlKey: true, shiftKey: true }), false)).toBe(false);
  expect(matchesShortcut('Mod+Shift+F', pressed('F', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
  expect(matchesShortcut('Alt+ArrowLeft', pressed('ArrowLeft', { altKey: true, shiftKey: true }), false)).toBe(false);
  // On some keyboards a slash itself needs Shift.
  expect(matchesShortcut('Mod+/', pressed('/', { ctrlKey: true, shiftKey: true }), false)).toBe(true);
});

test('shows shortcuts in the words of the system', () => {
  expect(shortcutKeys('Mod+Shift+F', false)).toEqual(['Ctrl', 'Shift', 'F']);
  expect(shortcutKeys('Mod+Shift+F', true)).toEqual(['⇧', '⌘', 'F']);
  expect(shortcutKeys('Alt+ArrowLeft', false)).toEqual(['Alt', '←']);
});
