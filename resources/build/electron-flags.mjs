/** Flags that a start of Electron needs here: root has no sandbox on Linux, and a machine without a GPU is told so. */
export function electronFlags({ headless = Boolean(process.env.FAIRLEAD_HEADLESS) } = {}) {
  if (process.platform !== 'linux') return [];
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  if (headless) flags.push('--disable-gpu', '--in-process-gpu', '--disable-dev-shm-usage', '--log-level=3');
  return flags;
}
