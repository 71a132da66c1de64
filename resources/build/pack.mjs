import fs from 'node:fs';
import path from 'node:path';
import { build } from './build.mjs';
import { isBuilt } from './freshness.mjs';
import { root } from './places.mjs';
import { hasCommand, runTool, say, timed, withModernNode } from './run-child.mjs';
import { resolveRuntime } from './runtime.mjs';

/**
 * Builds the app if needed and runs electron-builder with `args`; throws when it fails. With `test` the app can be driven by
 * Playwright, which the fuses of a real one forbid. What the stand-in Electron goes into is named test-only.
 */
export async function pack(args, { test = false } = {}) {
  if (!isBuilt()) await timed('build', build);
  const runtime = await resolveRuntime();
  const extra = [...(runtime.kind === 'standin' ? standinArguments(runtime) : []), ...(test ? ['-c.electronFuses.enableNodeCliInspectArguments=true'] : [])];
  const env = withModernNode({ ...runtime.env, ELECTRON_BUILDER_DISABLE_UPDATE_CHECK: '1', ...(runtime.kind === 'standin' ? localTools() : {}) });
  const code = await timed('packaging', () => runTool('electron-builder', ['--publish', 'never', ...args, ...extra], { env }));
  if (code !== 0) throw new Error(`electron-builder ended with code ${code}`);
}

/** The targets that can be made here: AppImage's runtime comes from GitHub, which the stand-in is there to do without. */
export function linuxTargets(kind) {
  if (kind === 'official' || process.env.APPIMAGE_TOOLS_PATH) return ['deb', 'tar.gz', 'AppImage'];
  say('no AppImage: its runtime cannot be downloaded here (APPIMAGE_TOOLS_PATH names a folder with it)');
  return ['deb', 'tar.gz'];
}

function standinArguments({ dist, version }) {
  return [
    `-c.electronDist=${dist}`, `-c.electronVersion=${version}`, '-c.deb.compression=gz',
    '-c.artifactName=${productName}-${version}-test-only-${arch}.${ext}',
  ];
}

/** Programs of the system in place of those that electron-builder would download. */
function localTools() {
  const zip = ['/usr/bin/7zz', '/usr/bin/7za', '/usr/bin/7z'].find((file) => fs.existsSync(file));
  return {
    ...(hasCommand('fpm') ? { USE_SYSTEM_FPM: 'true' } : { CUSTOM_FPM_PATH: path.join(root, 'resources/build/fpm-lite.mjs') }),
    ...(zip ? { ELECTRON_BUILDER_7ZIP_PATH: zip } : {}),
    ELECTRON_BUILDER_COMPRESSION_LEVEL: '1',
  };
}
