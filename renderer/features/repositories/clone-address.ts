import type { Account } from '../../../shared/model/account.ts';

/** What is wrong with an address to clone from, in a sentence; null when nothing is. */
export function addressProblem(text: string): string | null {
  const address = text.trim();
  if (address === '') return 'Paste the address of a repository.';
  if (/^(git@|ssh:)/.test(address)) return 'Fairlead clones over HTTPS. Copy the HTTPS address of the repository instead.';
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return 'This is not an HTTPS address, such as https://gitlab.example.com/group/project.git.';
  if (url.username !== '' || url.password !== '') return 'Leave the user name and token out of the address; add an account for it instead.';
  if (url.pathname === '/' || url.pathname === '') return 'The address ends at the server; add the path of the repository.';
  return null;
}

/** The account whose server an address is on; the longest base address wins where several fit. */
export function accountForAddress(text: string, accounts: readonly Account[]): Account | undefined {
  const address = text.trim();
  return accounts.filter(({ baseUrl }) => address.startsWith(`${baseUrl}/`)).sort((a, b) => b.baseUrl.length - a.baseUrl.length)[0];
}

/** Two spellings of one repository's address compare equal: letter case of the host, a trailing slash, `.git`. */
export function sameAddress(a: string, b: string): boolean {
  return normalized(a) === normalized(b);
}

function normalized(text: string): string {
  const trimmed = text.trim();
  const address = URL.canParse(trimmed) ? new URL(trimmed).href : trimmed;
  return address.replace(/\/+$/, '').replace(/\.git$/, '');
}
