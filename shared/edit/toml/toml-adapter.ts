import type { Adapter, Parsed } from '../adapter.ts';
import type { Node, Value } from '../types.ts';
import { sameValue } from '../verify-edit.ts';
import { planToml, type TomlFacts } from './plan-toml.ts';
import { readToml } from './read-toml.ts';
import { rereadPairs } from './reread-pairs.ts';
import { buildTree, type TomlTree } from './tree-toml.ts';

/** What was read for a tree, so that planning need not read again; a tree that came from elsewhere is simply read once more. */
const known = new WeakMap<Node, TomlFacts>();

/** TOML 1.0 and 1.1. */
export const tomlAdapter: Adapter = {
  kind: 'toml',
  scattersKeys: true,
  parse(text) {
    const { tree, facts } = read(text);
    known.set(tree.root, facts);
    return { roots: [tree.root], problems: facts.file.problems };
  },
  reparse(request) {
    return rereadPairs(request, factsOf(request.before, request.parsed).file, () => tomlAdapter.parse(request.after, ''));
  },
  plan(request) {
    return planToml(request, factsOf(request.text, request.parsed));
  },
  holds(node, value, expression) {
    return expression ? holdsSource(node, value) : sameValue(node, value);
  },
};

function read(text: string): { readonly tree: TomlTree; readonly facts: TomlFacts } {
  const file = readToml(text);
  const tree = buildTree(text, file);
  return { tree, facts: { file, inline: tree.inline } };
}

function factsOf(text: string, parsed: Parsed): TomlFacts {
  const root = parsed.roots[0];
  return (root && known.get(root)) ?? read(text).facts;
}

function holdsSource(node: Node, value: Value): boolean {
  return typeof value === 'string' && node.source === value.trim();
}
