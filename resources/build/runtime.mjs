import { fileURLToPath } from 'node:url';
import { resolveOfficial } from './runtime-official.mjs';
import { resolveStandin } from './runtime-standin.mjs';

/**
 * A runnable Electron: the official one, else on linux-x64 the stand-in; throws where there is neither.
 * Answers `{kind, version, dist, executable, addon?, env}`; `env` makes Playwright and Electron's own tools find it.
 */
export async function resolveRuntime() {
  const found = (await resolveOfficial()) ?? (await resolveStandin());
  if (!found) throw new Error('There is no Electron for this platform yet: run `npx install-electron` with network access.');
  const env = {
    ELECTRON_OVERRIDE_DIST_PATH: found.dist,
    FAIRLEAD_ELECTRON_KIND: found.kind,
    FAIRLEAD_ELECTRON_VERSION: found.version,
    ...(found.addon ? { FAIRLEAD_SQLITE_BINDING: found.addon } : {}),
  };
  return { ...found, env };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(`${JSON.stringify(await resolveRuntime(), null, 1)}\n`);
}
