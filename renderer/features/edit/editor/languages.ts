import type { StreamParser } from '@codemirror/language';
import type { Extension } from '@codemirror/state';

const byExtension: Readonly<Record<string, () => Promise<Extension>>> = {
  yaml: yamlMode, yml: yamlMode, json: jsonMode, jsonc: jsonMode, tfstate: jsonMode, tf: hcl, tfvars: hcl, hcl, tofu: hcl,
  toml: () => legacy(async () => (await import('@codemirror/legacy-modes/mode/toml')).toml),
  sh: shell, bash: shell, env: shell,
  ini: properties, cfg: properties, conf: properties, properties, service: properties,
};

/** The colours for a path, loaded when first needed; none for what is not known. */
export async function languageFor(path: string): Promise<Extension> {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (name === 'dockerfile' || name.startsWith('dockerfile.')) return legacy(async () => (await import('@codemirror/legacy-modes/mode/dockerfile')).dockerFile);
  if (name.startsWith('.env')) return shell();
  const load = byExtension[name.slice(name.lastIndexOf('.') + 1)];
  return load === undefined ? [] : load();
}

async function yamlMode(): Promise<Extension> {
  return (await import('@codemirror/lang-yaml')).yaml();
}

async function jsonMode(): Promise<Extension> {
  return (await import('@codemirror/lang-json')).json();
}

async function hcl(): Promise<Extension> {
  return (await import('./hcl-mode.ts')).hclMode;
}

function shell(): Promise<Extension> {
  return legacy(async () => (await import('@codemirror/legacy-modes/mode/shell')).shell);
}

function properties(): Promise<Extension> {
  return legacy(async () => (await import('@codemirror/legacy-modes/mode/properties')).properties);
}

async function legacy(mode: () => Promise<StreamParser<unknown>>): Promise<Extension> {
  const [{ StreamLanguage }, parser] = await Promise.all([import('@codemirror/language'), mode()]);
  return StreamLanguage.define(parser);
}
