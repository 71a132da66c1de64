/** Failures of Git itself: clone, fetch, read, push. */
export const gitSentences = {
  URL_INVALID: { what: '"{url}" is not an address that can be cloned.', kept: 'Nothing was changed.', next: 'Paste an HTTPS address such as https://gitlab.example.com/group/project.git.' },
  REMOTE_UNREACHABLE: { what: '{host} could not be reached ({detail}).', kept: 'What is already on this computer is kept.', next: 'Check the network, the address and the proxy, then try again.' },
  REMOTE_TLS: { what: 'The certificate of {host} is not trusted ({detail}).', kept: 'Nothing was sent.', next: 'Add its certificate authority in Settings, or ask who runs it.' },
  REMOTE_PROXY: { what: 'The proxy refused the connection to {host} ({detail}).', kept: 'Nothing was sent.', next: 'Check the proxy settings and its user name.' },
  REMOTE_UNAUTHORIZED: { what: '{host} did not accept the token for this repository.', kept: 'What is already on this computer is kept.', next: 'Check that the token is valid and may read and write repositories.' },
  REMOTE_NOT_FOUND: { what: 'There is no repository at {url}, or the token may not see it.', kept: 'Nothing was changed.', next: 'Check the address and the token.' },
  REMOTE_FAULT: { what: '{host} broke off or answered with something that is not Git ({detail}).', kept: 'What had arrived completely is kept.', next: 'Try again; it goes on where it can.' },
  REPOSITORY_EMPTY: { what: 'The repository at {url} has no commits yet.', kept: 'It is in the list and will be looked at again.', next: 'Make a first commit there, then fetch.' },
  REPOSITORY_DAMAGED: { what: 'The copy of this repository on this computer is damaged ({detail}).', kept: 'Drafts are kept apart from it.', next: 'Clone it again from the repository menu.' },
  REPOSITORY_UNSUPPORTED: { what: 'This repository cannot be opened: {detail}.', kept: 'Nothing was changed.', next: 'Ask who runs it, or work on it with git.' },
  REF_INVALID: { what: '"{name}" is not a name that Git allows for a branch.', kept: 'Nothing was changed.', next: 'Choose another name.' },
  REF_NOT_FOUND: { what: 'There is no branch or commit "{name}".', kept: 'Nothing was changed.', next: 'Fetch, then choose again.' },
  PATH_UNSAFE: { what: 'The path "{path}" is not safe ({detail}).', kept: 'Nothing was written.', next: 'Choose another path.' },
  PATH_NOT_FOUND: { what: '{path} does not exist at this commit.', kept: 'Nothing was changed.', next: 'Choose another file or commit.' },
  BRANCH_EXISTS: { what: 'The branch {name} exists already and holds other commits.', kept: 'The draft and its commit are kept.', next: 'Choose another branch name and send again.' },
  PUSH_REJECTED: { what: '{host} rejected the push: {detail}.', kept: 'The draft and its commit are kept.', next: 'Correct what it names, or choose another branch, and send again.' },
} as const;
