import fs from 'node:fs';
import path from 'node:path';

/**
 * The licences of all packages whose code is in the given build outputs (as vite and rolldown answer them), one after the
 * other in the order of their names; a package without a licence text is named with the licence it declares.
 */
export function thirdPartyNotices(outputs) {
  const folders = new Set(outputs.flat().flatMap(({ output }) => output).flatMap((chunk) => chunk.moduleIds ?? []).map(packageFolder).filter(Boolean));
  const notices = [...folders].map(notice).toSorted((a, b) => a.title.localeCompare(b.title));
  const unique = notices.filter(({ title }, at) => title !== notices[at - 1]?.title);
  const head = 'Fairlead contains code of these packages, each under its own licence.';
  return [head, ...unique.map(({ title, text }) => `${title}\n\n${text}`)].join(`\n\n${'-'.repeat(80)}\n\n`);
}

function packageFolder(module) {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(module)?.[1];
}

function notice(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find((each) => /^(licen[cs]e|copying|notice)(\.|$)/i.test(each));
  return { title: `${name} ${version}`, text: file ? fs.readFileSync(path.join(folder, file), 'utf8').trim() : `Licence: ${license ?? 'not stated'}` };
}
