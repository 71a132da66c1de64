import type { Adapter } from './adapter.ts';
import { hclAdapter } from './hcl/hcl-adapter.ts';
import { jsonAdapter, jsoncAdapter } from './json/json-adapter.ts';
import { dotenvAdapter, iniAdapter } from './plain/plain-adapters.ts';
import { tomlAdapter } from './toml/toml-adapter.ts';
import type { Kind } from './types.ts';
import { yamlAdapter } from './yaml/yaml-adapter.ts';

const adapters: ReadonlyMap<Kind, Adapter> = new Map<Kind, Adapter>([
  ['yaml', yamlAdapter],
  ['hcl', hclAdapter],
  ['json', jsonAdapter],
  ['jsonc', jsoncAdapter],
  ['toml', tomlAdapter],
  ['dotenv', dotenvAdapter],
  ['ini', iniAdapter],
]);

/** The adapter of a kind, or undefined where files of that kind are text only. */
export function adapterFor(kind: Kind): Adapter | undefined {
  return adapters.get(kind);
}
