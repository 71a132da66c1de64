import type { Adapter, Parsed } from '../adapter.ts';
import type { Node } from '../types.ts';
import { planToml } from './plan-toml.ts';
import { readToml, type TomlFile } from './read-toml.ts';
import { buildTree } from './tree-toml.ts';

/** What was read for a tree, so that planning need not read again; a tree that came from elsewhere is simply read once more. */
const files = new WeakMap<Node, TomlFile>();

/** TOML 1.0 and 1.1. */
export const tomlAdapter: Adapter = {
  kind: 'toml',
  parse(text) {
    const file = readToml(text);
    const root = buildTree(text, file);
    files.set(root, file);
    return { roots: [root], problems: file.problems };
  },
  plan(request) {
    return planToml(request, fileOf(request.text, request.parsed));
  },
};

function fileOf(text: string, parsed: Parsed): TomlFile {
  const root = parsed.roots[0];
  return (root && files.get(root)) ?? readToml(text);
}
