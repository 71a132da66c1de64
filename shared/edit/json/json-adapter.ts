import type { Adapter } from '../adapter.ts';
import type { Node } from '../types.ts';
import { sameSource } from './lazy-tree.ts';
import { type JsonFacts, planJson } from './plan-json.ts';
import { readJson } from './read-json.ts';
import { rereadJson } from './reread-json.ts';

/** What was found while reading a tree; a tree that came from elsewhere is simply read once more. */
const facts = new WeakMap<Node, JsonFacts>();

function adapterFor(kind: 'json' | 'jsonc'): Adapter {
  const strict = kind === 'json';
  return {
    kind,
    parse(text) {
      const { root, problems, comments } = readJson(text, strict);
      facts.set(root, { comments, lenient: !strict || comments.length > 0 });
      return { roots: [root], problems };
    },
    same: sameSource,
    reparse(request) {
      return rereadJson(request, { strict, adopt: ({ root, tokens: { comments } }) => void facts.set(root, { comments, lenient: !strict || comments.length > 0 }) });
    },
    plan(request) {
      const root = request.parsed.roots[0];
      const known = root && facts.get(root);
      if (known !== undefined) return planJson(request, known);
      const { comments } = readJson(request.text, strict);
      return planJson(request, { comments, lenient: !strict || comments.length > 0 });
    },
  };
}

/** `.json`: strict, unless the file has comments already. */
export const jsonAdapter: Adapter = adapterFor('json');

/** JSON with comments and trailing commas, as editors and compilers read their settings. */
export const jsoncAdapter: Adapter = adapterFor('jsonc');
