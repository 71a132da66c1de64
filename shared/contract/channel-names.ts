import type { ChannelName } from './channels.ts';

/** The names alone, so that the preload bridge carries no schemas; a test holds them against the table. */
export const channelNames = [
  'app.info', 'app.open-external', 'demo.start', 'settings.get', 'settings.set', 'workspace.get', 'workspace.set',
  'account.list', 'account.add', 'account.set-token', 'account.remove', 'account.projects',
  'repository.list', 'repository.add', 'repository.fetch', 'repository.cancel', 'repository.remove', 'repository.branches', 'tree.list', 'document.open',
  'draft.list', 'draft.get', 'draft.create', 'draft.rename', 'draft.discard', 'draft.document', 'draft.edit', 'draft.undo', 'draft.redo',
  'draft.revert-file', 'draft.revert-edits', 'draft.stage', 'draft.update-base', 'review.get',
  'request.propose', 'request.template', 'request.open', 'request.list', 'request.get', 'request.watch', 'request.unwatch', 'request.merge',
  'request.close', 'request.set-draft', 'job.log', 'job.retry',
  'history.state', 'history.update', 'history.log', 'history.commit', 'history.field', 'history.blame', 'history.compare', 'history.at', 'history.search', 'history.activity',
  'history.contributors',
] as const satisfies readonly ChannelName[];
