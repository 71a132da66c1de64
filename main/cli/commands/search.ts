import type { SearchHit } from '../../../shared/model/history.ts';
import { argument, columns, type Command, shownTime, textOption } from '../command.ts';
import { UsageError } from '../usage-error.ts';
import { historyOptions, limitOf, readyHistory, shortOid } from '../ready-history.ts';

const places = ['messages', 'authors', 'paths', 'content'] as const;

/** Searches the messages, authors, paths or contents of a branch. */
export const searchCommand: Command = {
  name: 'search', usage: `QUERY [--in ${places.join('|')}] [--repo R] [--ref B] [--limit N]`, takes: [1, 1], options: { ...historyOptions, in: { type: 'string' } },
  summary: 'Search commit messages (by words), authors, the paths of any time, or the content of the files as they are now.',
  run: async (session, input) => {
    const within = withinOf(textOption(input, 'in') ?? 'messages');
    const query = argument(input, 0);
    const place = await readyHistory(session, input);
    const answer = await session.call('history.search', { ...place, query, within, limit: Math.min(1000, limitOf(input, 100)) });
    const more = answer.more ? ['There is more; --limit N lists up to 1000.'] : [];
    return { json: { query, within, ref: place.ref, ...answer }, text: [columns(answer.hits.map(row)), ...more].join('\n') };
  },
};

function withinOf(name: string): (typeof places)[number] {
  const found = places.find((each) => each === name);
  if (found === undefined) throw new UsageError(`--in takes ${places.join(', ')}, not "${name}"`);
  return found;
}

function row({ commit, path, line, text }: SearchHit): string[] {
  if (commit !== null) return [shortOid(commit.oid), shownTime(commit.authoredAtMs), commit.author.name, text];
  return line === null ? [path ?? text] : [`${path ?? ''}:${line}`, text.trim()];
}
