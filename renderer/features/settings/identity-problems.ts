import type { Identity } from '../../../shared/model/request.ts';

/** What is wrong with each part of an identity, in a sentence; null where nothing is. */
export interface IdentityProblems {
  readonly name: string | null;
  readonly email: string | null;
}

/** Checks what Git and the contract ask of a name and an email: something there, no angle brackets or line breaks, an @. */
export function identityProblems({ name, email }: Identity): IdentityProblems {
  const unfit = /[<>\r\n]/;
  return {
    name: name.trim() === '' ? 'Enter a name.' : unfit.test(name) ? 'Git allows no < or > in a name.' : null,
    email: !/^[^\s@]+@[^\s@]+$/.test(email.trim()) || unfit.test(email) ? 'Enter an email address, such as ada@example.com.' : null,
  };
}
