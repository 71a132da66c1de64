/** One key with its modifiers, read from `Mod+Shift+P`; `Mod` is Command on macOS and Control elsewhere. */
interface Chord {
  readonly mod: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  readonly key: string;
}

/** The part of a keyboard event that a chord is held against. */
type ChordEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

function parseShortcut(shortcut: string): Chord {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const has = (name: string): boolean => parts.slice(0, -1).includes(name);
  return { mod: has('Mod'), shift: has('Shift'), alt: has('Alt'), key: key.toLowerCase() };
}

/** True when the event is this shortcut. */
export function matchesShortcut(shortcut: string, event: ChordEvent, onMac: boolean): boolean {
  const chord = parseShortcut(shortcut);
  const mod = onMac ? event.metaKey : event.ctrlKey;
  const other = onMac ? event.ctrlKey : event.metaKey;
  // A character that itself needs Shift, such as `?`, says nothing about Shift in the shortcut.
  const shiftMatters = chord.shift || /^[a-z0-9]$|^.{2,}$/.test(chord.key);
  return event.key.toLowerCase() === chord.key && mod === chord.mod && !other && event.altKey === chord.alt && (!shiftMatters || event.shiftKey === chord.shift);
}

/** The keys to show, in the words of the system: `['Ctrl', 'Shift', 'P']` or `['⇧', '⌘', 'P']`. */
export function shortcutKeys(shortcut: string, onMac: boolean): readonly string[] {
  const chord = parseShortcut(shortcut);
  const names = onMac ? { alt: '⌥', shift: '⇧', mod: '⌘' } : { alt: 'Alt', shift: 'Shift', mod: 'Ctrl' };
  const modifiers = onMac ? (['alt', 'shift', 'mod'] as const) : (['mod', 'alt', 'shift'] as const);
  const arrows: Readonly<Record<string, string>> = { arrowup: '↑', arrowdown: '↓', arrowleft: '←', arrowright: '→', escape: 'Esc', enter: 'Enter' };
  return [...modifiers.filter((name) => chord[name]).map((name) => names[name]), arrows[chord.key] ?? chord.key.toUpperCase()];
}

/** True on macOS, where Command takes the place of Control. */
export function isMac(): boolean {
  return typeof navigator !== 'undefined' && navigator.platform.startsWith('Mac');
}
