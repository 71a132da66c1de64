import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { startUp } from './start-up.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element "root".');
startUp();
createRoot(root).render(<StrictMode><App /></StrictMode>);
