import type { Output } from '../../../shared/contract/channels.ts';
import type { HistoryCommit } from '../../../shared/model/history.ts';
import { columns, type Command, flagOption, shownTime } from '../command.ts';
import { historyOptions, type HistoryPlace, limitOf, readyHistory, shortOid } from '../ready-history.ts';
import type { Session } from '../session.ts';

const pageSize = 1000;

/** Lists the commits of a branch, or those that changed a file or folder. */
export const logCommand: Command = {
  name: 'log', usage: '[PATH] [--repo R] [--ref B] [--limit N] [--follow]', takes: [0, 1],
  options: { ...historyOptions, follow: { type: 'boolean' } },
  summary: 'List the commits of a branch, newest first, or those that changed PATH; --follow goes on through renames of a file.',
  run: async (session, input) => {
    const path = (input.args[0] ?? '').replace(/\/+$/, '');
    const place = await readyHistory(session, input);
    const page = await readLog(session, { ...place, path, follow: flagOption(input, 'follow'), limit: limitOf(input, 50) });
    const rest = page.total - page.commits.length;
    const more = rest > 0 ? [`and ${rest} more; --limit ${page.total} lists them all`] : [];
    return { json: { path, ref: place.ref, ...page }, text: [columns(page.commits.map(row)), ...more].join('\n') };
  },
};

async function readLog(session: Session, asked: HistoryPlace & { readonly path: string; readonly follow: boolean; readonly limit: number }): Promise<Output<'history.log'>> {
  const commits: HistoryCommit[] = [];
  for (;;) {
    const page = await session.call('history.log', { ...asked, offset: commits.length, limit: Math.min(pageSize, asked.limit - commits.length) });
    commits.push(...page.commits);
    if (page.commits.length === 0 || commits.length >= Math.min(asked.limit, page.total)) return { ...page, commits };
  }
}

function row(commit: HistoryCommit): string[] {
  return [shortOid(commit.oid), shownTime(commit.authoredAtMs), commit.author.name, commit.subject];
}
