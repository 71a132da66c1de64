import { matchesPath, type PathPattern, readPattern } from './path-pattern.ts';

/** A line of a CODEOWNERS file: a pattern and the names behind it, without `@`. */
interface Rule {
  readonly pattern: PathPattern;
  readonly owners: readonly string[];
}

/** User names (or groups) that own any of the paths, in the order of the file; in each section the last match counts, as GitLab does. */
export function ownersOf(codeOwners: string, paths: readonly string[]): readonly string[] {
  const owners = new Set<string>();
  for (const rules of readSections(codeOwners)) {
    for (const path of paths) {
      const match = rules.findLast((rule) => matchesPath(rule.pattern, path));
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
    sections.at(-1)?.push({ pattern: readPattern(pattern.replaceAll('\\ ', ' ')), owners: own.length > 0 ? own : inherited });
  }
  return sections;
}

function ownersIn(text: string): string[] {
  return [...text.matchAll(/@([\w./-]+)/g)].flatMap((match) => match[1] ?? []);
}
