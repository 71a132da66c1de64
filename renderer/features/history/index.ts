export { FieldHistoryPanel } from './field-history-panel.tsx';
export { HistoryPage } from './history-page.tsx';
