/** What a line of gitlab-ci-local's output says about a job. */
export type JobNews =
  | { readonly kind: 'started'; readonly name: string }
  | { readonly kind: 'finished'; readonly name: string; readonly exitCode: number };

/**
 * Reads a line's news about one of the named jobs, or null. A script's own output cannot pass for news: it comes after `>` or
 * `$`. Where one name begins another, the longest that fits is meant.
 */
export function newsIn(line: string, names: readonly string[]): JobNews | null {
  const name = names.filter((each) => line.startsWith(`${each} `)).toSorted((one, other) => other.length - one.length)[0];
  if (name === undefined) return null;
  const said = line.slice(name.length).trim();
  if (said.startsWith('starting ')) return { kind: 'started', name };
  const finished = /^finished in .*?(?:\s{2}(?:FAIL|WARN) (\d+))?$/.exec(said);
  if (finished === null || said.endsWith(' after_script')) return null;
  return { kind: 'finished', name, exitCode: Number(finished[1] ?? 0) };
}
