const draftMark = /^\s*(?:\[draft\]|\(draft\)|draft:)\s*/i;

/** The same title as a draft's: GitLab keeps this in the title alone. */
export function asDraftTitle(title: string): string {
  return draftMark.test(title) ? title : `Draft: ${title}`;
}

/** The same title without any mark of a draft. */
export function asReadyTitle(title: string): string {
  let ready = title;
  while (draftMark.test(ready)) ready = ready.replace(draftMark, '');
  return ready;
}
