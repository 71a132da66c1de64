/** Failures of an edit or a draft; the engine's own refusals are in `shared/edit`. */
export const editSentences = {
  EDIT_REFUSED: { what: 'This edit was not made: {detail}', kept: 'The file is as it was.', next: 'Edit it as text instead.' },
  EDIT_STALE: { what: '{path} changed in the meantime, so this edit no longer fits it.', kept: 'The newer text is kept.', next: 'Look at the file again and repeat the edit.' },
  DRAFT_CLOSED: { what: 'This draft has already become a merge request.', kept: 'The draft is kept as it was sent.', next: 'Start a new draft for further changes.' },
  NOTHING_STAGED: { what: 'Nothing is staged.', kept: 'The draft is unchanged.', next: 'Stage at least one edit, then open the merge request.' },
  CONFLICT: { what: '{count} place(s) changed both here and on {branch}.', kept: 'Your edits are all kept.', next: 'Choose a side for each place, then send again.' },
} as const;
