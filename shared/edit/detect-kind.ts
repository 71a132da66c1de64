import { reason } from './reason.ts';
import type { Kind, Reason } from './types.ts';

/** What a file is, and why it can be edited as text only where that is so. */
export interface Detected {
  readonly kind: Kind;
  readonly readOnly?: Reason;
}

const extensions: Readonly<Record<string, Kind>> = {
  yaml: 'yaml', yml: 'yaml', cff: 'yaml', sls: 'yaml', eyaml: 'yaml', raml: 'yaml',
  tf: 'hcl', tfvars: 'hcl', hcl: 'hcl', nomad: 'hcl', tofu: 'hcl', tftest: 'hcl',
  json: 'json', tfstate: 'json', webmanifest: 'json', geojson: 'json', avsc: 'json', ipynb: 'json', har: 'json',
  jsonc: 'jsonc', 'code-workspace': 'jsonc', 'code-snippets': 'jsonc', babelrc: 'jsonc', eslintrc: 'jsonc',
  toml: 'toml', env: 'dotenv', ini: 'ini', cfg: 'ini', conf: 'ini', cnf: 'ini', inventory: 'ini',
  service: 'ini', timer: 'ini', socket: 'ini', mount: 'ini', target: 'ini', network: 'ini', netdev: 'ini', path: 'ini', slice: 'ini', automount: 'ini', swap: 'ini',
  editorconfig: 'ini', gitconfig: 'ini', gitmodules: 'ini', npmrc: 'ini', pylintrc: 'ini', flake8: 'ini', desktop: 'ini', repo: 'ini',
};

const names: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['Chart.lock', 'yaml'], ['.yamllint', 'yaml'], ['.clang-format', 'yaml'], ['.prettierrc', 'yaml'], ['pnpm-lock', 'yaml'],
  ['Cargo.lock', 'toml'], ['poetry.lock', 'toml'], ['uv.lock', 'toml'], ['Pipfile', 'toml'],
  ['tsconfig.json', 'jsonc'], ['jsconfig.json', 'jsonc'], ['devcontainer.json', 'jsonc'], ['.devcontainer.json', 'jsonc'], ['settings.json', 'jsonc'], ['launch.json', 'jsonc'],
  ['hosts', 'ini'], ['inventory', 'ini'], ['.terraformrc', 'hcl'], ['terraform.rc', 'hcl'], ['.envrc', 'text'],
]);

const templateExtensions = /\.(?:j2|jinja|jinja2|tpl|tmpl|gotmpl|tftpl|erb|mustache|hbs)$/i;

/** Characters above which a kind is edited as text only: its parser would take too long or too much memory. */
const limits: Readonly<Record<Kind, number>> = {
  yaml: 16e6, hcl: 32e6, json: 64e6, jsonc: 64e6, toml: 2e6, dotenv: 8e6, ini: 8e6, text: Number.POSITIVE_INFINITY,
};

/** The kind of a file by its path, and where that does not tell by its content; and whether a rule makes it text-only. */
export function detectKind(path: string, text: string): Detected {
  const kind = kindByPath(path, text) ?? kindByContent(text);
  const readOnly = specialContent(text) ?? templateByPath(path, text) ?? encrypted(kind, text) ?? tooLarge(kind, text);
  if (readOnly?.code === 'LFS_POINTER' || readOnly?.code === 'BINARY') return { kind: 'text', readOnly };
  if (readOnly !== undefined) return { kind, readOnly };
  return kind === 'text' ? { kind, readOnly: reason('NO_ADAPTER', 'There is no form for this kind of file; it can be edited as text.') } : { kind };
}

function kindByPath(path: string, text: string): Kind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(templateExtensions, '');
  const known = names.get(name);
  if (known !== undefined) return known;
  if (/(?:^|\/)\.vscode\/[^/]+\.json$/.test(path) || /^tsconfig\..*\.json$/.test(name)) return 'jsonc';
  if (/^\.env(?:\.|$)/.test(name)) return 'dotenv';
  if (!name.includes('.')) return undefined;
  const kind = extensions[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'text';
  // nginx, Apache and many others share these endings and are no INI.
  return kind === 'ini' && /\.(?:conf|cfg|cnf|path)$/i.test(name) && !/^[ \t]*\[[^\]\n]+\][ \t]*\r?$/m.test(text) ? 'text' : kind;
}

/** For files without an extension: only signs that nothing else has. */
function kindByContent(text: string): Kind {
  const head = text.slice(0, 4000).replace(/^\uFEFF/, '');
  if (head.startsWith('#!')) return 'text';
  if (/^(?:\s*[;#].*\n)*\s*\[[^\]\n]+\]\s*(?:\n|$)/.test(head)) return 'ini';
  if (/^\s*\{\s*(?:"|\})/.test(head)) return 'json';
  if (/^(?:#.*\n|[^\S\n]*\n)*(?:---(?:\s|$)|apiVersion:\s)/.test(head)) return 'yaml';
  return 'text';
}

function specialContent(text: string): Reason | undefined {
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return reason('LFS_POINTER', 'Git LFS keeps the content of this file elsewhere; what is here is only a pointer to it.');
  if (/^\uFEFF?\$ANSIBLE_VAULT;/.test(text)) return reason('ENCRYPTED', 'This whole file is encrypted with Ansible Vault.');
  if (text.slice(0, 8000).includes('\0')) return reason('BINARY', 'This file is binary.');
  return undefined;
}

const goAction = /\{\{-?\s*(?:[.$]|\/\*|(?:if|range|with|end|else|include|template|define|block|toYaml|tpl|fail|lookup|default|printf|quote|required|fromYaml|nindent|list|dict|int|not|and|or|eq)\b)/;

function templateByPath(path: string, text: string): Reason | undefined {
  const byName = templateExtensions.test(path);
  const inChart = /(?:^|\/)templates\//.test(path) && goAction.test(text);
  if (!byName && !inChart) return undefined;
  return reason('TEMPLATED', 'This file is a template: its placeholders are filled in elsewhere, so it can be edited as text only.');
}

function encrypted(kind: Kind, text: string): Reason | undefined {
  if (!text.includes('ENC[AES256_GCM')) return undefined;
  const sops = kind === 'yaml' ? /^sops:/m : kind === 'json' ? /"sops"\s*:/ : /^\[?sops[\]_]/m;
  return sops.test(text) ? reason('ENCRYPTED', 'This file is encrypted with SOPS, which would reject it after any other edit; change it with sops.') : undefined;
}

function tooLarge(kind: Kind, text: string): Reason | undefined {
  if (text.length <= limits[kind]) return undefined;
  return reason('TOO_LARGE', `This file has ${text.length} characters; forms go up to ${limits[kind]}. It can be edited as text.`);
}
