import fs from 'node:fs';
import path from 'node:path';

const archNames = ['ia32', 'x64', 'armv7l', 'arm64', 'universal'];

/** electron-builder's hook: holds that the native add-on for exactly this platform is in, and adapts what the stand-in needs. */
export default async function afterPack({ electronPlatformName, arch, appOutDir, packager }) {
  const archName = archNames[arch];
  if (archName === 'universal') return;
  const resources = packager.getResourcesDir(appOutDir);
  const addon = path.join(resources, `app.asar.unpacked/node_modules/better-sqlite3/prebuilds/${electronPlatformName}-${archName}.node`);
  if (!fs.existsSync(addon)) throw new Error(`missing from the package: ${addon}`);
  const own = process.env.FAIRLEAD_SQLITE_BINDING;
  if (own) fs.copyFileSync(own, addon);
  // electron-builder copies a runtime given as a folder with all that is in it.
  for (const file of ['resources/default_app.asar', '.complete', 'version']) fs.rmSync(path.join(appOutDir, file), { force: true });
}
