/** Commands that the application menu sends to the window as events `{type: 'menu', command}`. */
export const menuCommands = [
  'add-repository', 'start-demo', 'settings', 'undo', 'redo', 'find', 'palette', 'quick-open', 'shortcuts', 'go-back', 'go-forward',
  'show-repositories', 'show-files', 'show-drafts', 'show-requests', 'fetch', 'new-draft', 'review', 'about',
] as const;
export type MenuCommand = (typeof menuCommands)[number];
