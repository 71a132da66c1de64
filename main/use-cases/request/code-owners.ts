/** A line of a CODEOWNERS file: a pattern and the names behind it, without `@`. */
interface Rule {
  readonly pattern: RegExp;
  readonly owners: readonly string[];
}

/** User names (or groups) that own any of the paths, in the order of the file; in each section the last match counts, as GitLab does. */
export function ownersOf(codeOwners: string, paths: readonly string[]): readonly string[] {
  const owners = new Set<string>();
  for (const rules of readSections(codeOwners)) {
    for (const path of paths) {
      const match = rules.findLast((rule) => rule.pattern.test(`/${path}`));
      for (const owner of match?.owners ?? []) owners.add(owner);
    }
  }
  return [...owners];
}

function readSections(text: string): Rule[][] {
  const sections: Rule[][] = [[]];
  let inherited: readonly string[] = [];
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const heading = /^\^?\[[^\]]+\](?:\[\d+\])?\s*(.*)$/.exec(line);
    if (heading) {
      inherited = ownersIn(heading[1] ?? '');
      sections.push([]);
      continue;
    }
    const [, pattern = '', rest = ''] = /^((?:\\ |\S)+)\s*(.*)$/.exec(line) ?? [];
    const own = ownersIn(rest.replace(/\s#.*$/, ''));
    sections.at(-1)?.push({ pattern: toExpression(pattern.replaceAll('\\ ', ' ')), owners: own.length > 0 ? own : inherited });
  }
  return sections;
}

function ownersIn(text: string): string[] {
  return [...text.matchAll(/@([\w./-]+)/g)].flatMap((match) => match[1] ?? []);
}

/** https://docs.gitlab.com/user/project/codeowners/reference/ : a leading slash anchors, a trailing one means all below, `*` stays in a folder. */
function toExpression(pattern: string): RegExp {
  const anchored = pattern.startsWith('/') ? pattern : `/**/${pattern}`;
  const whole = anchored.endsWith('/') ? `${anchored}**` : anchored;
  const source = whole.split(/(\*\*\/|\*\*|\*|\?)/).map((part) => {
    if (part === '**/') return '(?:[^/]+/)*';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    return part === '?' ? '[^/]' : part.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  }).join('');
  return new RegExp(`^${source}${anchored.endsWith('/') ? '' : '(?:/.*)?'}$`);
}
