/** Failures of the app itself. */
export const appSentences = {
  INTERNAL: { what: 'Fairlead met a fault of its own (reference {id}).', kept: 'Your drafts are saved.', next: 'Try again; if it comes back, report it with this reference and the log.' },
  BAD_REQUEST: { what: 'The window asked for something the engine does not understand ({detail}).', kept: 'Nothing was changed.', next: 'Restart Fairlead; if it comes back, report it.' },
  CANCELLED: { what: 'Cancelled.', kept: 'What was finished before is kept.', next: 'Start it again whenever you like.' },
  NOT_FOUND: { what: 'There is no {noun} named {id} any more.', kept: 'Nothing was changed.', next: 'Reload the list and choose again.' },
  ENGINE_STOPPED: { what: 'The engine stopped and is being started again.', kept: 'Drafts and settings are safe on disk.', next: 'Wait a moment; the action can be repeated.' },
  KEYRING_LOCKED: { what: 'The system keyring is locked or did not answer.', kept: 'The token is kept until Fairlead closes, and only in memory.', next: 'Unlock the keyring and add the token again to keep it for good.' },
  TOKEN_NOT_DELETED: { what: 'The stored token could not be deleted ({detail}).', kept: 'The account and its token are as they were.', next: 'Make room on the disk or make the settings folder writable, then remove the account again.' },
  DEMO_UNAVAILABLE: { what: 'The demo could not start: {detail}.', kept: 'Nothing was changed.', next: 'Install what is missing and try again.' },
} as const;
