export { FilesPage } from './files-page.tsx';
export { QuickOpen } from './quick-open.tsx';
