import { useEffect, useSyncExternalStore } from 'react';
import { useSettings } from '../stores/settings-store.ts';
import { type Look, lookFor } from './theme.ts';

const darkQuery = '(prefers-color-scheme: dark)';
const forcedQuery = '(forced-colors: active)';

/** The look to draw now: the setting, or what the system prefers, followed as it changes. */
export function useLook(): Look {
  const setting = useSettings((state) => state.settings.theme);
  const dark = useMediaQuery(darkQuery);
  const forcedColors = useMediaQuery(forcedQuery);
  const look = lookFor(setting, { dark, forcedColors });
  useEffect(() => {
    document.documentElement.dataset['look'] = look;
    document.documentElement.style.colorScheme = look === 'light' ? 'light' : 'dark';
  }, [look]);
  return look;
}

function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
