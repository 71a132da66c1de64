import { spawn } from 'node:child_process';

/**
 * Starts a virtual display of its own on Linux (it picks a free number); elsewhere the real one is used.
 * Answers `{env, stop}`: the environment that shows windows there, and what ends it.
 */
export async function startDisplay() {
  if (process.platform !== 'linux') return { env: {}, stop() {} };
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x960x24', '-nolisten', 'tcp', '-noreset'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    server.on('error', reject);
    server.on('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
    let line = '';
    server.stdio[3].on('data', (part) => {
      line += part;
      if (line.endsWith('\n')) resolve(line.trim());
    });
  });
  // It must not keep the program alive that asked for it, nor outlive it.
  server.stdio[3].unref();
  server.unref();
  process.once('exit', () => server.kill());
  return { env: { DISPLAY: `:${number}`, WAYLAND_DISPLAY: '', FAIRLEAD_HEADLESS: '1' }, stop: () => server.kill() };
}
