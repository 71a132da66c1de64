import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  // The floor of both runtimes: the official Electron and the stand-in.
  build: { outDir: '../out/renderer', emptyOutDir: true, target: 'chrome130', sourcemap: true, chunkSizeWarningLimit: 4000 },
  server: { host: '127.0.0.1', port: 0, strictPort: false },
});
