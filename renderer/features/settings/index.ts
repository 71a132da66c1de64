export { AccountTokenDialog } from './account-token-dialog.tsx';
export { AddAccountDialog } from './add-account-dialog.tsx';
export { SettingsPage } from './settings-page.tsx';
