import { nativeTheme } from 'electron';

/** Makes Chromium and the native parts follow the theme setting; high contrast is dark to them, the window draws the rest. */
export function applyTheme(theme: string): void {
  const sources = { light: 'light', dark: 'dark', 'high-contrast': 'dark' } as const;
  nativeTheme.themeSource = theme in sources ? sources[theme as keyof typeof sources] : 'system';
}

/** What the window is filled with until its page has drawn itself. */
export function backgroundColor(theme: string): string {
  if (theme === 'high-contrast' || nativeTheme.shouldUseHighContrastColors) return '#000000';
  return nativeTheme.shouldUseDarkColors ? '#1f1f1f' : '#fafafa';
}
