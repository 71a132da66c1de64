import type { ChannelName, Handlers } from '../../shared/contract/channels.ts';
import type { Context } from '../use-cases/context.ts';

type HistoryChannel = Extract<ChannelName, `history.${string}`>;

/** The past: logs, fields, blame, comparisons, search; loaded when it is first asked for. */
export function historyHandlers(context: Context): Handlers<HistoryChannel> {
  return {
    'history.state': async (input) => (await import('../use-cases/history/ask-history.ts')).historyState(context, input),
    'history.update': async (input) => (await import('../use-cases/history/ask-history.ts')).updateHistory(context, input),
    'history.log': async (input) => (await import('../use-cases/history/ask-history.ts')).readLog(context, input),
    'history.commit': async (input) => (await import('../use-cases/history/ask-history.ts')).readCommitDetail(context, input),
    'history.field': async (input) => (await import('../use-cases/history/ask-history.ts')).readFieldHistory(context, input),
    'history.blame': async (input) => (await import('../use-cases/history/ask-history.ts')).readBlame(context, input),
    'history.compare': async (input) => (await import('../use-cases/history/compare-commits.ts')).compareCommits(context, input),
    'history.at': async (input) => (await import('../use-cases/history/ask-history.ts')).readCommitAt(context, input),
    'history.search': async (input) => (await import('../use-cases/history/ask-history.ts')).searchHistory(context, input),
    'history.activity': async (input) => (await import('../use-cases/history/ask-history.ts')).readActivity(context, input),
    'history.contributors': async (input) => (await import('../use-cases/history/ask-history.ts')).readContributors(context, input),
  };
}
