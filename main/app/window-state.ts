import { readJsonFile } from './json-file.ts';

/** A rectangle on the desktop, in density-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How the window was left, and the theme it is to be painted in before the settings are known. */
export interface WindowState {
  readonly bounds: Bounds | undefined;
  readonly maximized: boolean;
  readonly theme: string;
}

/** The size of a first window, and the least that the layout can live with. */
export const windowSize = { width: 1280, height: 832, minWidth: 880, minHeight: 560 };

/** Reads the remembered state; whatever is missing or broken in it is as at the first start. */
export function readWindowState(file: string): WindowState {
  const { bounds, maximized, theme } = asRecord(readJsonFile(file));
  return { bounds: asBounds(bounds), maximized: maximized === true, theme: typeof theme === 'string' ? theme : 'system' };
}

/** The remembered bounds if enough of the title bar is on one of the displays to be grasped, else undefined. */
export function visibleBounds(bounds: Bounds | undefined, displays: readonly Bounds[]): Bounds | undefined {
  if (!bounds) return undefined;
  const graspable = displays.some((area) => {
    const wide = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
    return wide >= 120 && bounds.y >= area.y - 8 && bounds.y <= area.y + area.height - 48;
  });
  return graspable ? bounds : undefined;
}

function asBounds(value: unknown): Bounds | undefined {
  const { x, y, width, height } = asRecord(value);
  const numbers = [x, y, width, height];
  if (!numbers.every((each): each is number => typeof each === 'number' && Number.isFinite(each))) return undefined;
  const [left = 0, top = 0, wide = 0, high = 0] = numbers;
  return { x: left, y: top, width: Math.max(wide, windowSize.minWidth), height: Math.max(high, windowSize.minHeight) };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
