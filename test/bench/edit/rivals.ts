import { parse as parseJson } from 'jsonc-parser';
import { parse as parseToml, stringify as stringifyToml } from 'smol-toml';
import { parseDocument } from 'yaml';
import type { Kind, Operation } from '../../../shared/edit/index.ts';

/** A library that makes an edit by reading a file into a model, changing that, and writing all of it anew. */
export interface Rival {
  readonly name: string;
  /** The text after setting one value; throws where the library cannot. */
  readonly set: (text: string, operation: Extract<Operation, { op: 'set' }>) => string;
}

type Holder = Record<string | number, unknown>;

function setIn(root: unknown, { path, value }: Extract<Operation, { op: 'set' }>): void {
  let at = root as Holder;
  for (const segment of path.slice(0, -1)) at = at[segment] as Holder;
  at[path.at(-1) ?? ''] = value;
}

function indentOf(text: string): string | number {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? 0;
}

const yaml: Rival = {
  name: 'yaml Document.toString',
  set: (text, operation) => {
    const document = parseDocument(text);
    document.setIn([...operation.path], operation.value);
    return document.toString();
  },
};

const json: Rival = {
  name: 'JSON.stringify',
  set: (text, operation) => {
    const model: unknown = parseJson(text, [], { allowTrailingComma: true });
    setIn(model, operation);
    return `${JSON.stringify(model, null, indentOf(text))}${text.endsWith('\n') ? '\n' : ''}`;
  },
};

const toml: Rival = {
  name: 'smol-toml stringify',
  set: (text, operation) => {
    const model = parseToml(text);
    setIn(model, operation);
    return stringifyToml(model);
  },
};

/** The library to compare with; none writes HCL. */
export function rivalOf(kind: Kind): Rival | undefined {
  const rivals: Partial<Record<Kind, Rival>> = { yaml, json, jsonc: json, toml };
  return rivals[kind];
}
