/** Failures of what is kept on this computer. */
export const storeSentences = {
  DISK_FULL: { what: 'The disk is full.', kept: 'Everything saved before is kept; the last action was not.', next: 'Free some space, then repeat it.' },
  DISK_DENIED: { what: 'Fairlead may not write to {place}.', kept: 'Nothing was changed.', next: 'Check the permissions of the folder.' },
  DATABASE_NEWER: { what: 'The data of this user was written by a newer Fairlead (version {found}; this one knows {known}).', kept: 'It was not touched.', next: 'Start the newer Fairlead, or move {file} away to begin anew.' },
  DATABASE_DAMAGED: { what: 'The database {file} is damaged.', kept: 'It was set aside as {aside}, and the last backup was used where there was one.', next: 'Check your drafts; the file set aside can be examined.' },
  DATABASE_BUSY: { what: 'Another Fairlead is using the same data.', kept: 'Nothing was changed.', next: 'Close the other one, then try again.' },
} as const;
