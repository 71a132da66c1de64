import { type BrandVariants, createDarkTheme, createLightTheme, teamsHighContrastTheme, type Theme } from '@fluentui/react-components';

/** The look that is drawn; what the setting `system` stands for is decided by the system's own preferences. */
export type Look = 'light' | 'dark' | 'high-contrast';

// A teal with the luminance of Fluent's own blue at each step, so that every contrast ratio of the kit still holds.
const brand: BrandVariants = {
  10: '#00191b', 20: '#002629', 30: '#023235', 40: '#033f44', 50: '#014d52', 60: '#075b61', 70: '#06676d', 80: '#08767e',
  90: '#0d919b', 100: '#0eabb5', 110: '#11b8c4', 120: '#3bc3ce', 130: '#73d0d8', 140: '#a0dde2', 150: '#c4e8eb', 160: '#e7f5f6',
};

const base = "'Segoe UI', system-ui, -apple-system, 'Noto Sans', 'DejaVu Sans', sans-serif";
const monospace = "'Cascadia Mono', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace";
const type = { fontFamilyBase: base, fontFamilyMonospace: monospace, fontSizeBase300: '13px', lineHeightBase300: '20px' };

const themes: Readonly<Record<Look, Theme>> = {
  light: { ...createLightTheme(brand), ...type },
  dark: { ...createDarkTheme(brand), ...type, colorBrandForeground1: brand[110], colorBrandForeground2: brand[120], colorBrandForegroundLink: brand[110] },
  'high-contrast': { ...teamsHighContrastTheme, ...type },
};

/** The tokens of a look. */
export function themeOf(look: Look): Theme {
  return themes[look];
}

/** The look for a setting and what the system prefers. */
export function lookFor(setting: 'system' | Look, system: { readonly dark: boolean; readonly forcedColors: boolean }): Look {
  if (setting !== 'system') return setting;
  if (system.forcedColors) return 'high-contrast';
  return system.dark ? 'dark' : 'light';
}
