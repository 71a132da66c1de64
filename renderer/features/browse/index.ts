export { FilesPage } from './files-page.tsx';
export { NewFileDialog } from './new-file-dialog.tsx';
export { QuickOpen } from './quick-open.tsx';
