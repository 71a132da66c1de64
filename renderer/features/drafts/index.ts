export { DraftsPage } from './drafts-page.tsx';
export { UpdateBaseDialog } from './update-base-dialog.tsx';
