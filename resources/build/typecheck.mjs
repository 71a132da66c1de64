import { runTool } from './run-child.mjs';

/** One project for each environment; the floor holds main against the oldest Electron that it runs on. */
const projects = ['shared', 'main', 'main/app/tsconfig.floor.json', 'renderer', 'test'];

let failed = 0;
for (const project of projects) {
  const config = project.endsWith('.json') ? project : `${project}/tsconfig.json`;
  if ((await runTool('tsc', ['-p', config])) !== 0) failed += 1;
}
process.stdout.write(`type check: ${projects.length - failed} of ${projects.length} projects are sound\n`);
process.exitCode = failed === 0 ? 0 : 1;
