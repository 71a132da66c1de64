import type { Adapter, PlanRequest } from '../adapter.ts';
import type { Node, Value } from '../types.ts';
import { type LineFormat, planLines, type WrittenLike } from './plan-lines.ts';
import { encodeEnvValue, readDotenv, readEnvStretch } from './read-dotenv.ts';
import { type Dialect, dialectOf, readIni, readIniStretch } from './read-ini.ts';
import { rereadLines } from './reread-lines.ts';

const dotenvFormat: LineFormat = {
  encode: encodeEnvValue,
  keyPattern: /^[A-Za-z_][\w.-]*$/, separator: '=', commentSign: '#', sections: false, hosts: false, trailingComments: true,
};

/** `.env` files. */
export const dotenvAdapter: Adapter = {
  kind: 'dotenv',
  parse: readDotenv,
  reparse: (request) => rereadLines(request, { read: readEnvStretch, parse: () => readDotenv(request.after) }),
  plan: (request) => planLines(request, dotenvFormat),
  holds,
};

/** INI files, systemd units and Ansible inventories. */
export const iniAdapter: Adapter = {
  kind: 'ini',
  parse: readIni,
  reparse(request) {
    const { path, before, after } = request;
    if (!sameDialect(dialectOf(path, before), dialectOf(path, after))) return undefined;
    return rereadLines(request, { read: (text, stretch) => readIniStretch(text, path, stretch), parse: () => readIni(after, path) });
  },
  plan: (request) => planLines(request, iniFormat(request)),
  holds,
};

function sameDialect(one: Dialect, other: Dialect): boolean {
  return one.inventory === other.inventory && one.inlineComments === other.inlineComments && one.indentContinues === other.indentContinues;
}

function iniFormat({ path, text }: PlanRequest): LineFormat {
  const { inventory, inlineComments } = dialectOf(path, text);
  const sign = /^[ \t]*([#;])/m.exec(text)?.[1] ?? '#';
  return {
    encode: (value, like) => encodeIniValue(value, { ...like, inlineComments }), keyPattern: /^[^\s=:#;[\]"'{}](?:[^\r\n=:#;"'{}]*[^\s=:#;"'{}])?$/, separator: inventory ? '=' : ' = ', commentSign: sign,
    sections: true, hosts: inventory, trailingComments: inlineComments,
  };
}

interface IniPlace extends WrittenLike {
  readonly inlineComments: boolean;
}

/** INI has no escapes: a value stands as it is, in the quotes it had, or not at all. */
function encodeIniValue(value: string, { style, place, inlineComments }: IniPlace): string | undefined {
  // oxlint-disable-next-line no-control-regex -- line ends and what no text file holds
  if (/[\u0000-\u0008\u000A-\u001F]|\p{Surrogate}/u.test(value) || value.endsWith('\\')) return undefined;
  const quote = style === 'double' ? '"' : style === 'single' ? "'" : undefined;
  if (quote !== undefined && !value.includes(quote)) return quote + value + quote;
  if (place === 'host') {
    if (/^[^\s"'#\\=]+$/.test(value)) return value;
    return value.includes('"') || value.includes('\\') ? undefined : `"${value}"`;
  }
  const plain = value === value.trim() && !(inlineComments && /[ \t][#;]|^[#;]/.test(value)) && !/^(["']).*\1$/.test(value);
  return plain ? value : undefined;
}

/** Everything is text in these files. */
function holds(node: Node, value: Value): boolean {
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value);
    return node.kind === 'map' && entries.length === node.children.length && entries.every(([key, inner], index) => {
      const child = node.children[index];
      return child !== undefined && child.path.at(-1) === key && holds(child, inner as Value);
    });
  }
  return node.kind === 'scalar' && (node.value === String(value) || (value === '' && node.value === null));
}
