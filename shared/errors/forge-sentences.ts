/** Failures while talking to a forge (GitLab and others). */
export const forgeSentences = {
  ACCOUNT_NEEDED: { what: 'This repository belongs to no account of {host}.', kept: 'Everything on this computer is kept.', next: 'Add an account for {host} in Settings, then try again.' },
  FORGE_UNREACHABLE: { what: '{host} could not be reached ({detail}).', kept: 'Everything on this computer is kept.', next: 'Check the network, the address and the proxy, then try again.' },
  FORGE_TLS: { what: 'The certificate of {host} is not trusted ({detail}).', kept: 'Nothing was sent.', next: 'Add the certificate authority of {host} in Settings, or ask who runs it.' },
  FORGE_PROXY: { what: 'The proxy refused the connection to {host} ({detail}).', kept: 'Nothing was sent.', next: 'Check the proxy settings and its user name.' },
  FORGE_UNAUTHORIZED: { what: '{host} did not accept the token: it is wrong, expired or revoked.', kept: 'Repositories and drafts are kept.', next: 'Make a new token at {host} and enter it in Settings, Accounts.' },
  FORGE_FORBIDDEN: { what: '{host} does not allow this with the present token ({detail}).', kept: 'Nothing was changed.', next: 'Use a token with the scope "api", or ask for access to the project.' },
  FORGE_NOT_FOUND: { what: '{host} has no {noun} at this address, or hides it from this token.', kept: 'Nothing was changed.', next: 'Check the address and that the token may see the project.' },
  FORGE_CONFLICT: { what: '{host} refused because something changed there first ({detail}).', kept: 'Nothing was lost.', next: 'Refresh, look at the newest state, then try again.' },
  FORGE_NOT_MERGEABLE: { what: 'The request cannot be merged now: {detail}.', kept: 'The request is unchanged.', next: 'Resolve what blocks it, then merge again.' },
  FORGE_REVIEWED_MOVED: { what: 'The branch has commits that you have not reviewed.', kept: 'Nothing was merged.', next: 'Look at the new commits, then merge.' },
  FORGE_INVALID: { what: '{host} rejected the request: {detail}.', kept: 'The draft and the pushed branch are kept.', next: 'Correct what it names and send again.' },
  FORGE_RATE_LIMITED: { what: '{host} asks to slow down.', kept: 'Nothing was lost.', next: 'Fairlead goes on by itself in {seconds} s.' },
  FORGE_FAULT: { what: '{host} failed to answer properly (status {status}).', kept: 'Nothing was lost.', next: 'Try again in a minute; if it stays, ask who runs {host}.' },
  FORGE_UNSUPPORTED: { what: '{host} does not look like a {forge} server that Fairlead knows ({detail}).', kept: 'Nothing was changed.', next: 'Check the address.' },
} as const;
