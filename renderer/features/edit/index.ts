export { FilePage } from './page/file-page.tsx';
