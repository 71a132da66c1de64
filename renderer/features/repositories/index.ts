export { CloneDialog } from './clone-dialog.tsx';
export { RepositoriesPage } from './repositories-page.tsx';
export { WelcomePage } from './welcome-page.tsx';
