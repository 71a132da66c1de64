/** A pattern for paths, folder by folder; `**` stands for any number of folders. */
export type PathPattern = readonly string[];

/**
 * Reads a pattern of CODEOWNERS: a leading slash anchors, a trailing one means all below, `*` stays in a folder
 * (https://docs.gitlab.com/user/project/codeowners/reference/). What names a folder names all below it.
 */
export function readPattern(text: string): PathPattern {
  const anchored = text.startsWith('/') ? text : `/**/${text}`;
  const names = anchored.split('/').slice(1);
  const below = names.at(-1) === '' || names.at(-1) === '**';
  return [...(below ? [...names.slice(0, -1), '*'] : names), '**'];
}

/** Whether a path fits, in time that grows with the product of both lengths at most: patterns come from a repository, which may mean harm. */
export function matchesPath(pattern: PathPattern, path: string): boolean {
  return matches({ pattern, text: path.split('/'), isStar: (part) => part === '**', fits: matchesName });
}

function matchesName(pattern: string, name: string): boolean {
  return matches({ pattern: Array.from(pattern), text: Array.from(name), isStar: (sign) => sign === '*', fits: (sign, character) => sign === '?' || sign === character });
}

interface Match {
  readonly pattern: readonly string[];
  readonly text: readonly string[];
  readonly isStar: (part: string) => boolean;
  readonly fits: (part: string, text: string) => boolean;
}

/** Only the last star met takes more when what follows does not fit; what the earlier ones took never has to be tried again. */
function matches({ pattern, text, isStar, fits }: Match): boolean {
  let at = 0;
  let star = -1;
  let taken = 0;
  for (let index = 0; index < text.length;) {
    const part = pattern[at];
    if (part !== undefined && isStar(part)) {
      star = at;
      taken = index;
      at += 1;
    } else if (part !== undefined && fits(part, text[index] ?? '')) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      taken += 1;
      index = taken;
    } else return false;
  }
  return pattern.slice(at).every(isStar);
}
