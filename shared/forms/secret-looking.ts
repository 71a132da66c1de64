import type { Path, Segment } from '../edit/types.ts';

const secretKey = /pass(?:word|wd|phrase)|secret|token|api[-_]?key|private[-_]?key|access[-_]?key|credential/i;
/** Endings and beginnings of keys that name a secret, or say something about one, and hold none. */
const pointsElsewhere = /(?:name|names|ref|refs|path|file|ttl|url|uri|issuer|audience|type|mount|store|class|engine|expir\w*|length|policy|enabled|version|provider|arn|region|id)$/i;
const namesAnObject = /^(?:existing|image[-_]?pull|use|allow|enable|require|has|is)[-_]?(?=[A-Z_-])/;
const reference = /^(?:\$\{|\{\{|vault:|ENC\[|AgB|ref\+|!)/;

/** True where a value is likely a secret in clear, so that a form masks it; references to a secret are not. */
export function looksSecret(path: Path, value: unknown): boolean {
  if (typeof value !== 'string' || value === '' || reference.test(value)) return false;
  const key = lastKey(path);
  return secretKey.test(key) && !pointsElsewhere.test(key) && !namesAnObject.test(key);
}

/** True for a value of a Kubernetes Secret. */
export function isSecretData(kind: string | null, path: Path): boolean {
  return kind === 'Secret' && (path[0] === 'data' || path[0] === 'stringData') && path.length === 2;
}

function lastKey(path: Path): string {
  const last: Segment | undefined = path.findLast((segment) => typeof segment === 'string');
  return last === undefined ? '' : String(last);
}
