import path from 'node:path';
import { parseSync } from 'oxc-parser';
import { bridge, layers, packageOwners } from './layer-table.mjs';

/**
 * What a file's imports do against the layers, one sentence each, empty when nothing.
 * `file` is relative to the root with forward slashes; `text` its content.
 */
export function breaches(file, text) {
  const layer = layerOf(file);
  if (!layer) return [`${file}: no layer names this folder; add it to resources/build/layer-table.mjs`];
  const found = readImports(file, text).flatMap((specifier) => judge(file, layer, specifier) ?? []);
  const touchesBridge = new RegExp(`\\b(window|globalThis)\\.${bridge.name}\\b`).test(text);
  if (file.startsWith('renderer/') && touchesBridge && !isIn(file, bridge.owner)) found.push(`touches window.${bridge.name}, which only ${bridge.owner} may`);
  return found.map((reason) => `${file}: ${reason}`);
}

function judge(file, layer, specifier) {
  if (!specifier.startsWith('.')) return judgePackage(file, layer, specifier);
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (layer.apart && isIn(target, layer.folder)) {
    const part = (place) => place.slice(layer.folder.length + 1).split('/')[0];
    return part(target) === part(file) ? undefined : `a part of ${layer.folder} may not import another (${specifier})`;
  }
  if (layer.not?.some((folder) => isIn(target, folder))) return `${layer.folder} may not import ${specifier}`;
  const allowed = isIn(target, layer.folder) || layer.may.some((folder) => isIn(target, folder));
  return allowed ? undefined : `${layer.folder} may not import ${layerOf(target)?.folder ?? target} (${specifier})`;
}

function judgePackage(file, layer, specifier) {
  const name = specifier.startsWith('node:') ? specifier : specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const owners = packageOwners[name];
  const free = file.startsWith('test/') || file.startsWith('resources/');
  if (owners && !free && !owners.some((folder) => isIn(file, folder))) return `only ${owners.join(' and ')} may import ${name}`;
  const packages = layer.packages ?? [];
  if (packages === '*' || packages.includes(name) || (name.startsWith('node:') && packages.includes('node:'))) return undefined;
  return `${layer.folder} may not import the package ${name}`;
}

function layerOf(file) {
  return layers.filter(({ folder }) => isIn(file, folder)).toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

function isIn(place, folder) {
  return place === folder || place.startsWith(`${folder}/`);
}

/** The specifiers of all imports and re-exports, and of dynamic imports of plain strings. */
function readImports(file, text) {
  const { module } = parseSync(file, text);
  const fixed = module.staticImports.map((each) => each.moduleRequest.value);
  const again = module.staticExports.flatMap((each) => each.entries.map((entry) => entry.moduleRequest?.value)).filter(Boolean);
  const dynamic = module.dynamicImports.map((each) => /^['"`](.*)['"`]$/s.exec(text.slice(each.moduleRequest.start, each.moduleRequest.end))?.[1]).filter(Boolean);
  return [...new Set([...fixed, ...again, ...dynamic])];
}
