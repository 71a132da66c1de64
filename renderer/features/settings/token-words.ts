import type { Account } from '../../../shared/model/account.ts';
import type { AppInfo } from '../../stores/app-info-store.ts';
import type { Tone } from '../../ui/status-badge.tsx';

/** Where a token is kept, as a badge. */
export function tokenPlaceWords(place: Account['token']): { readonly tone: Tone; readonly label: string; readonly title: string } {
  switch (place) {
    case 'keyring':
      return { tone: 'success', label: 'Token in keyring', title: 'Encrypted with a key that the system’s keyring keeps.' };
    case 'session':
      return { tone: 'warning', label: 'Token until quit', title: 'There is no usable keyring, so the token is kept in memory and must be entered again after the next start.' };
    case 'missing':
      return { tone: 'danger', label: 'Token missing', title: 'The token must be entered before Fairlead can talk to this forge again.' };
  }
}

/** Where a token will be kept, said before it is entered; null while it is not known yet. */
export function keyringWords(keyring: AppInfo['keyring'] | undefined): string | null {
  switch (keyring) {
    case undefined:
      return null;
    case 'available':
      return 'The token will be kept encrypted, with a key from the system’s keyring.';
    case 'unavailable':
      return 'This system has no keyring. The token will be kept only in memory, until Fairlead closes, and has to be entered again after the next start.';
    case 'unknown':
      return 'The token will be kept encrypted, with a key from the system’s keyring. Should the keyring be missing or locked, it is kept only in memory until Fairlead closes, and the account will say so.';
  }
}

/** The page of a GitLab server where a token with the right scope is made, prefilled; null for an address that is none. */
export function tokenPageOf(baseUrl: string): string | null {
  const text = baseUrl.trim().replace(/\/+$/, '');
  if (!URL.canParse(text) || !/^https?:\/\/[^/]/.test(text)) return null;
  return `${text}/-/user_settings/personal_access_tokens?${new URLSearchParams({ name: 'Fairlead', scopes: 'api' })}`;
}

/** What is wrong with the address of a server, in a sentence; null when nothing is. Plain HTTP is for this computer alone: a token would cross the network in clear. */
export function baseUrlProblem(baseUrl: string): string | null {
  const text = baseUrl.trim();
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return 'Enter the address of the server, such as https://gitlab.example.com.';
  if (url.username !== '' || url.password !== '') return 'Leave the user name and token out of the address.';
  if (url.protocol === 'http:' && !['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)) return 'Use https: over plain http the token would cross the network in clear.';
  return null;
}
